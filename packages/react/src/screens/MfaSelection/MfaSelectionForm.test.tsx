import { asks, fails, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { reopenSignIn } from '../../testing/page.tsx'

const resume = asks('SELECT_MFA_TYPE', { methods: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA'] })
const who = { username: 'alice' }

test('the note about text messages is shown only beside an app', async () => {
  const withoutApp = asks('SELECT_MFA_TYPE', { methods: ['EMAIL_OTP', 'SMS_MFA'] })
  const page = reopenSignIn(scenario([], { resume: withoutApp, ...who }))
  await page.findByRole('radio', { name: 'Text message' })
  expect(page.queryByText('Less protected than an app')).toBeNull()
})

test('the choice is a group of radio buttons without a preselection, and the lead says that it is final', async () => {
  const page = reopenSignIn(scenario([], { resume, ...who }))
  const group = await page.findByRole('group', { name: 'How would you like your code?' })
  expect(group.textContent).toMatch(/^How would.*Authenticator app.*Email.*Text message.*Less protected than an app/)
  expect(page.getAllByRole('radio').filter((radio) => radio.matches(':checked'))).toEqual([])
  expect(page.getByText('To choose differently later, you’ll need to start again.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading')))
})

test('without a choice, an error is shown and the first radio button has the focus', async () => {
  const backend = scenario([], { resume, ...who })
  const page = reopenSignIn(backend)
  await page.user.click(await page.findByRole('button', { name: 'Continue' }))
  const message = await page.findByText('Choose one to continue.')
  expect(page.getByRole('group').getAttribute('aria-describedby')).toBe(message.closest('p')?.id)
  expect(document.activeElement).toBe(page.getAllByRole('radio')[0])
  expect(backend.sent.map(({ call }) => call)).toEqual(['resume'])
})

test('the choice is sent, and stays if sending fails', async () => {
  const backend = scenario([fails('network'), asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false })], {
    resume,
    ...who,
  })
  const page = reopenSignIn(backend)
  await page.user.click(await page.findByRole('radio', { name: 'Email' }))
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(page.getByRole('radio', { name: 'Email' }).matches(':checked')).toBe(true)
  await page.user.click(page.getByRole('button', { name: 'Continue' }))
  await page.findByRole('heading', { name: 'Check your email' })
  const answers = backend.sent.filter(({ call }) => call === 'answer').map(({ input }) => input)
  expect(answers).toMatchObject([{ answer: { method: 'EMAIL_OTP' } }, { answer: { method: 'EMAIL_OTP' } }])
})
