import { asks, fails, scenario, signsIn } from '@challenge-kit/core/testing'
import { act, fireEvent, render, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { stopClock } from '../../testing/clock.ts'
import { reopenSignIn } from '../../testing/page.tsx'
import { MfaCodeForm } from './MfaCodeForm.tsx'

const who = { username: 'alice@example.com' }
const sms = (expiresIn = 180) => asks('SMS_MFA', { destination: '+*******0839' }, { expiresIn })
const totp = asks('SOFTWARE_TOKEN_MFA', { deviceName: 'My phone' })

test('the only field has the focus and a label that names the screen', async () => {
  const page = reopenSignIn(scenario([], { resume: sms(), ...who }))
  const code = await page.findInput('Code from the text message')
  await waitFor(() => expect(document.activeElement).toBe(code))
  expect(page.getByText('+*******0839').outerHTML).toBe('<bdi dir="ltr" translate="no">+*******0839</bdi>')
})

test('the username is in a read-only field for password managers', async () => {
  const page = reopenSignIn(scenario([], { resume: sms(), ...who }))
  const account = await page.findInput('Signing in as')
  expect(account).toMatchObject({ value: 'alice@example.com', readOnly: true, autocomplete: 'username' })
  expect(account.form).toBe(page.input('Code from the text message').form)
})

test.each([
  ['code_mismatch', 'That code didn’t match. Try the next one, and set your phone’s clock to automatic.'],
  ['code_used', 'That code has already been used. Wait for the next one in your app.'],
] as const)('%s is shown at the field, and the code stays and is selected', async (error, sentence) => {
  const page = reopenSignIn(scenario([fails(error)], { resume: totp, ...who }))
  const code = await page.findInput('Code from your app')
  await page.user.type(code, '４９２ ０３９{Enter}')
  const message = await page.findByText(sentence)
  expect(code.getAttribute('aria-describedby')).toBe(message.closest('p')?.id)
  await waitFor(() => expect([code.value, code.selectionStart, code.selectionEnd]).toEqual(['492039', 0, 6]))
  expect(document.activeElement).toBe(code)
  await page.user.keyboard('1')
  expect(page.queryByText(sentence)).toBeNull()
})

test('a code that is too short is not sent', async () => {
  const backend = scenario([], { resume: sms(), ...who })
  const page = reopenSignIn(backend)
  await page.user.type(await page.findInput('Code from the text message'), '12{Enter}')
  await page.findByText('Enter all the digits of the code.')
  expect(backend.sent.map(({ call }) => call)).toEqual(['resume'])
})

test('an error that is not about the code is shown above the button, and the code stays', async () => {
  const page = reopenSignIn(scenario([fails('upstream_unavailable')], { resume: sms(), ...who }))
  const code = await page.findInput('Code from the text message')
  await page.user.type(code, '123456{Enter}')
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^Sign-in isn’t available right now/))
  expect(code.value).toBe('123456')
  expect(code.getAttribute('aria-invalid')).toBeNull()
})

test('"Start again" returns to the credentials with the username, and is the way to a new text message', async () => {
  const page = reopenSignIn(scenario([], { resume: sms(), ...who }))
  await page.user.click(await page.findByRole('button', { name: 'Start again to get a new code' }))
  expect((await page.findInput('Username')).value).toBe('alice@example.com')
  await waitFor(() => expect(document.activeElement).toBe(page.input('Password')))
})

function openForm(expiresIn: number) {
  const submit = vi.fn<() => Promise<void>>(async () => {})
  const restart = vi.fn<() => void>()
  const pass = stopClock()
  const challenge = { name: 'SMS_MFA', destination: '+*0839' } as const
  const view = render(
    <MfaCodeForm {...{ challenge, submit, restart, expiresIn }} step="SMS_MFA" pending={false} error={null} />,
  )
  onTestFinished(view.unmount)
  return { ...view, submit, restart, pass }
}

test.each([
  [180, 119, 'About 1 min left for this step.'],
  [900, 779, 'About 2 min left for this step.'],
])('a challenge of %i seconds shows the remaining time after %i seconds', async (expiresIn, quiet, words) => {
  const { pass, queryByText, getByText, getByRole } = openForm(expiresIn)
  await pass(quiet * 1000)
  expect(queryByText(words)).toBeNull()
  await pass(1000)
  const notice = getByText(words)
  expect(notice.closest('[role=status]')).not.toBeNull()
  expect(getByRole('button', { name: 'Continue' }).compareDocumentPosition(notice)).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  )
})

test('when the challenge has expired, nothing is sent and "Start again" has the focus', async () => {
  const { pass, getByLabelText, getByRole, submit, restart } = openForm(180)
  await pass(180_000)
  const again = getByRole('button', { name: 'Start again' })
  expect(document.activeElement).toBe(again)
  expect(getByRole('button', { name: 'Continue' }).getAttribute('aria-disabled')).toBe('true')
  fireEvent.change(getByLabelText('Code from the text message'), { target: { value: '123456' } })
  fireEvent.click(getByRole('button', { name: 'Continue' }))
  await pass(0)
  expect(submit).not.toHaveBeenCalled()
  fireEvent.click(again)
  expect(restart).toHaveBeenCalledTimes(1)
})

test('the remaining time is right after the computer slept', async () => {
  const { pass, queryByText } = openForm(180)
  await pass(1000)
  vi.setSystemTime(Date.now() + 3_600_000)
  expect(queryByText(/timed out/)).toBeNull()
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(queryByText(/timed out/)).not.toBeNull()
})

test('after `stale_answer`, the current challenge is shown with a notice', async () => {
  const page = reopenSignIn(scenario([fails('stale_answer'), signsIn()], { resume: sms(), ...who }))
  await page.user.type(await page.findInput('Code from the text message'), '123456{Enter}')
  await page.findByText('This page was a step behind. Here is the current one.')
  expect(page.getByRole('alert').textContent).toBe('')
})
