import { asks, scenario, signsIn } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { openSignIn, type Page } from '../testing/page.tsx'

const password = 'CANARY-tide-pool-7'
const sms = asks('SMS_MFA', { destination: null })

async function enter(page: Page, typed: string): Promise<void> {
  await page.user.clear(page.input('Username'))
  await page.user.type(page.input('Username'), 'jane@example.com')
  await page.user.type(page.input('Password'), `${typed}{Enter}`)
}

test('with `browserSrp`, no call contains the password', async () => {
  const backend = scenario([sms, signsIn()], { password })
  const page = openSignIn(backend, { browserSrp: true })
  await enter(page, `${password}?`)
  await page.findByText('That username and password don’t match.')
  await enter(page, password)
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'prove', 'start', 'prove', 'answer'])
  expect(JSON.stringify(backend.sent)).not.toContain('CANARY')
  expect(
    JSON.stringify(
      page.client
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain('CANARY')
})

test('without `browserSrp`, the password is sent, and this test would see it', async () => {
  const backend = scenario([signsIn()], { password })
  const page = openSignIn(backend)
  await enter(page, password)
  await page.findByText('Something went wrong on our side. Please try again.')
  expect(JSON.stringify(backend.sent)).toContain('CANARY')
})
