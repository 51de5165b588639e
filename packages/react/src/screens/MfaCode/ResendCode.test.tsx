import { asks, fails, holds, scenario, signsIn } from '@challenge-kit/core/testing'
import { act } from '@testing-library/react'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { enterCredentials, openSignIn } from '../../testing/page.tsx'

const sms = asks('SMS_OTP', { destination: null })
const SEND = { name: 'Send a new code' }

beforeEach(() => {
  // Fakes only the clock of the countdown, so that waiting for the page works as usual.
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
})

const pass = (seconds: number): Promise<void> =>
  act(async () => {
    vi.advanceTimersByTime(seconds * 1000)
  })

test('a click sends one new code, and the wait before the next grows: 30, 60, 120 seconds', async () => {
  const backend = scenario([sms, holds(sms), sms, sms, sms])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.user.dblClick(await page.findByRole('button', SEND))
  backend.release()
  await page.findByText('A new code is on its way. Earlier codes no longer work.')
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'resend'])
  for (const [index, wait] of [30, 60, 120, 120].entries()) {
    const waiting = await page.findByRole('button', { name: /^Send a new code in/ })
    expect(waiting.getAttribute('aria-disabled')).toBe('true')
    await page.findByText(`You can send a new code in ${wait} seconds.`)
    await pass(wait - 1)
    await page.user.click(page.getByRole('button', { name: 'Send a new code in 0:01' }))
    expect(backend.sent).toHaveLength(index + 2)
    await pass(1)
    await page.findByText('You can send a new code now.')
    if (index < 3) await page.user.click(page.getByRole('button', SEND))
  }
  expect(backend.sent).toHaveLength(5)
})

test('while a code is requested, only the resend button shows a spinner', async () => {
  const backend = scenario([sms, holds(sms)])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.user.click(await page.findByRole('button', SEND))
  await page.findByRole('button', { name: 'Checking…' })
  expect(page.queryByRole('button', SEND)).toBeNull()
  expect(page.getByRole('button', { name: 'Continue' }).getAttribute('aria-disabled')).toBe('true')
  backend.release()
  await page.findByRole('button', { name: 'Send a new code in 0:30' })
})

test('if a code could not be sent, an error is shown and the user can request it again at once', async () => {
  const backend = scenario([sms, fails('network'), sms])
  const page = openSignIn(backend)
  await enterCredentials(page)
  const code = await page.findInput('Code from the text message')
  await page.user.type(code, '123')
  await page.user.click(page.getByRole('button', SEND))
  await page.findByText('We couldn’t connect. Your details are still here.')
  expect(code.value).toBe('123')
  await page.user.click(page.getByRole('button', SEND))
  await page.findByRole('button', { name: 'Send a new code in 0:30' })
})

test('a code after a password has no resend button, only "Start again"', async () => {
  const page = openSignIn(scenario([asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false })]))
  await enterCredentials(page)
  await page.findByRole('button', { name: 'Start again to get a new code' })
  expect(page.queryByRole('button', SEND)).toBeNull()
})

test('the device is remembered only if the user checks the box', async () => {
  const remembering = asks('SMS_MFA', { destination: null }, { rememberDays: 30 })
  const backend = scenario([remembering, fails('code_mismatch'), signsIn()])
  const page = openSignIn(backend)
  await enterCredentials(page)
  const box = await page.findInput(/^Remember this device for 30 days/)
  expect(box.checked).toBe(false)
  await page.user.type(page.input('Code from the text message'), '111111{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  await page.user.click(box)
  await page.user.type(page.input('Code from the text message'), '{Control>}a{/Control}123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  const answers = backend.sent.flatMap(({ call, input }) => (call === 'answer' ? [input] : []))
  expect(answers).toMatchObject([
    { answer: { code: '111111' }, rememberDevice: false },
    { answer: { code: '123456' }, rememberDevice: true },
  ])
})

test('without `rememberDays` there is no checkbox, and `rememberDevice` is not sent', async () => {
  const backend = scenario([asks('SMS_MFA', { destination: null }), signsIn()])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(page.queryByRole('checkbox')).toBeNull()
  expect(backend.sent[1]?.input).toEqual({ flow: 'flow-1', challengeIndex: 1, answer: { code: '123456' } })
})
