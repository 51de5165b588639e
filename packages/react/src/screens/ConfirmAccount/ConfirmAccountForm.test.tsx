import { asks, fails, restarts, scenario } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { enterCredentials, openSignIn } from '../../testing/page.tsx'

const asked = asks('USER_NOT_CONFIRMED', { destination: null })
const sentAgain = asks('USER_NOT_CONFIRMED', { destination: 'a***@e***' })

test('the code of the sign-up confirms the account, and the user then signs in', async () => {
  const backend = scenario([asked, fails('code_mismatch'), restarts('confirmed')])
  const page = openSignIn(backend)
  await enterCredentials(page)
  const code = await page.findInput('Confirmation code')
  expect(backend.sent).toHaveLength(1)
  await page.user.type(code, '111111{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  expect(code.value).toBe('111111')
  await page.user.keyboard('123456{Enter}')
  await page.findByText('Your account is confirmed. You can sign in now.')
})

test('a new code is sent only on request, and its destination is shown', async () => {
  const backend = scenario([asked, sentAgain])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', { name: 'Send a new code' }))
  await page.findByText('a***@e***')
  await page.findByRole('button', { name: /^Send a new code in 0:/ })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'resend'])
})
