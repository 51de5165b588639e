import type { PasskeyRequest } from '@challenge-kit/core'
import { asks, fails, holds, type Outcome, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openSignIn, type Page } from '../../testing/page.tsx'
import { addVirtualAuthenticator } from '../../testing/virtualAuthenticator.ts'
import { createPasskey } from './passkeyCeremony.ts'

const request: PasskeyRequest = { challenge: 'Q29nbml0bw', userVerification: 'required', allowCredentials: [] }
const passkey = asks('WEB_AUTHN', { request })
const choice = asks('SELECT_CHALLENGE', { methods: ['WEB_AUTHN', 'EMAIL_OTP', 'PASSWORD'] })

async function begin(outcomes: readonly Outcome[]) {
  const backend = scenario(outcomes)
  const page = openSignIn(backend, { first: 'username' })
  await page.user.type(page.input('Username'), 'alice{Enter}')
  return { backend, page }
}

/** A real click, because browsers open the passkey dialog only after one. */
async function press(page: Page, name: string): Promise<void> {
  await userEvent.click(await page.findByRole('button', { name }))
}

const status = async (page: Page, text: string): Promise<void> =>
  waitFor(() => expect(page.getAllByRole('status').map(({ textContent }) => textContent)).toContain(text))

async function plugInWithPasskey() {
  const authenticator = await addVirtualAuthenticator()
  await createPasskey(
    {
      challenge: request.challenge,
      rp: { name: 'Lantern' },
      user: { id: 'YWxpY2U', name: 'alice', displayName: 'Alice' },
      pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
      excludeCredentials: [],
      authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'required' },
    },
    new AbortController().signal,
  )
  return authenticator
}

test('a click opens the passkey dialog, and the passkey is sent once', async () => {
  await plugInWithPasskey()
  const get = vi.spyOn(navigator.credentials, 'get')
  onTestFinished(() => get.mockRestore())
  const { backend, page } = await begin([choice, passkey, signsIn()])
  await press(page, 'Passkey Fingerprint, face or screen lock')
  const heading = await page.findByRole('heading', { name: 'Use your passkey' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(get).not.toHaveBeenCalled()
  await press(page, 'Continue with passkey')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.slice(1)).toMatchObject([
    { call: 'answer', input: { answer: { method: 'WEB_AUTHN' } } },
    { call: 'answer', input: { answer: { credential: { type: 'public-key', response: { userHandle: 'YWxpY2U' } } } } },
  ])
})

test('the button waits while the dialog is open, and the user can cancel without an error and try again', async () => {
  const { setPresent } = await plugInWithPasskey()
  await setPresent(false)
  const { backend, page } = await begin([passkey, signsIn()])
  await press(page, 'Continue with passkey')
  const waiting = await page.findByRole('button', { name: 'Waiting for your device…' })
  expect(waiting.getAttribute('aria-disabled')).toBe('true')
  await status(page, 'Follow the steps your device shows. This page will carry on by itself.')
  await press(page, 'Cancel')
  await status(page, 'That didn’t finish on your device. Try again, or use another way.')
  expect(page.getByRole('alert').textContent).toBe('')
  expect(backend.sent).toHaveLength(1)
  await setPresent(true)
  await press(page, 'Try again')
  await page.findByRole('heading', { name: 'You’re signed in' })
})

test('after cancelling, the user can choose another method', async () => {
  const { setPresent } = await plugInWithPasskey()
  await setPresent(false)
  const { backend, page } = await begin([passkey, choice])
  await press(page, 'Continue with passkey')
  await press(page, 'Cancel')
  await press(page, 'Use another way')
  await page.findByRole('heading', { name: 'Choose how to sign in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'start'])
})

test('a double click on "Cancel" cancels and clicks no other button', async () => {
  const { setPresent } = await plugInWithPasskey()
  await setPresent(false)
  const { backend, page } = await begin([passkey, choice])
  await press(page, 'Continue with passkey')
  await userEvent.dblClick(await page.findByRole('button', { name: 'Cancel' }), { delay: 50 })
  await status(page, 'That didn’t finish on your device. Try again, or use another way.')
  expect(page.getByRole('heading').textContent).toBe('Use your passkey')
  expect(backend.sent.map(({ call }) => call)).toEqual(['start'])
})

test('unmounting the screen closes the device’s dialog', async () => {
  const { setPresent } = await plugInWithPasskey()
  await setPresent(false)
  const get = vi.spyOn(navigator.credentials, 'get')
  onTestFinished(() => get.mockRestore())
  const { page } = await begin([passkey])
  await press(page, 'Continue with passkey')
  await page.findByRole('button', { name: 'Waiting for your device…' })
  const signal = get.mock.calls[0]?.[0]?.signal
  expect(signal?.aborted).toBe(false)
  page.unmount()
  expect(signal?.aborted).toBe(true)
})

test('a network error keeps the challenge, and a rejected passkey returns to the credentials with the reason', async () => {
  await plugInWithPasskey()
  const { page } = await begin([passkey, fails('upstream_unavailable'), fails('passkey_refused')])
  await press(page, 'Continue with passkey')
  await page.findByText('Sign-in isn’t available right now. Please try again shortly.')
  await press(page, 'Continue with passkey')
  await page.findByText('That passkey isn’t accepted here. Please use another way.')
  expect(page.input('Username').value).toBe('alice')
})

test('while the signature is being checked, another click does not open the dialog', async () => {
  await plugInWithPasskey()
  const get = vi.spyOn(navigator.credentials, 'get')
  onTestFinished(() => get.mockRestore())
  const { backend, page } = await begin([passkey, holds(signsIn())])
  await press(page, 'Continue with passkey')
  await page.user.click(await page.findByRole('button', { name: 'Checking…' }))
  backend.release()
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(get).toHaveBeenCalledTimes(1)
})

test('a browser without passkey support lists only the other methods', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { page } = await begin([choice])
  await page.findByRole('button', { name: 'Email me a code' })
  expect(page.queryByRole('button', { name: /^Passkey/ })).toBeNull()
})

test('a passkey challenge in a browser without support says so and offers another method', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { page } = await begin([passkey, choice])
  await status(page, 'Passkeys can’t be used in this browser. Please use another way.')
  expect(page.queryByRole('button', { name: 'Continue with passkey' })).toBeNull()
  await press(page, 'Use another way')
  await page.findByRole('heading', { name: 'Choose how to sign in' })
})
