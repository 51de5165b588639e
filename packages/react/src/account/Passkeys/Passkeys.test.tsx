import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { account, failsOnce, passkeys, rejectsWith } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { PasskeyOffer } from './PasskeyOffer.tsx'
import { Passkeys } from './Passkeys.tsx'

/** Makes the browser's dialog end with this result. */
function dialog(outcome: () => Promise<unknown>): { readonly mock: ReturnType<typeof vi.fn> } {
  const create = vi.spyOn(navigator.credentials, 'create').mockImplementation(outcome as () => Promise<null>)
  onTestFinished(() => create.mockRestore())
  return { mock: create }
}
const bytes = (text: string) => new TextEncoder().encode(text).buffer
const made = async () => ({
  rawId: bytes('new'),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  response: { clientDataJSON: bytes('{}'), attestationObject: bytes('attestation'), getTransports: () => ['internal'] },
})
const closed = () => Promise.reject(new DOMException('', 'NotAllowedError'))
const there = () => Promise.reject(new DOMException('', 'InvalidStateError'))

test('each passkey is listed with its name and the date it was added', async () => {
  const page = openAccount(account(), <Passkeys />)
  await page.findByRole('list', { name: 'Your passkeys' })
  expect(page.getAllByRole('listitem')[0]?.textContent).toMatch(/^Chrome on Mac.*Added on March 1, 2026/)
})

test('adding a passkey opens the browser’s dialog, sends the credential and updates the list', async () => {
  const backend = account()
  const { mock } = dialog(made)
  const page = openAccount(backend, <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  const message = await page.findByText('Passkey added.')
  expect(message.getAttribute('role')).toBe('status')
  await page.findByText('Firefox on Linux')
  expect(mock).toHaveBeenCalledTimes(1)
  expect(backend.sent.map(({ call }) => call)).toEqual(['passkeys', 'passkey-options', 'passkey-add'])
})

test.each([
  ['closed', closed, 'That didn’t finish on your device.'],
  ['known already', there, 'This device has a passkey for your account already.'],
])('if the dialog is %s, no error is shown and nothing is sent', async (_, outcome, sentence) => {
  const backend = account()
  dialog(outcome)
  const page = openAccount(backend, <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  await page.findByText(sentence)
  expect(page.getByRole('alert').textContent).toBe('')
  expect(backend.sent.map(({ call }) => call)).toEqual(['passkeys', 'passkey-options'])
  await page.findByRole('button', { name: 'Add a passkey' })
})

test('a passkey that the pool rejects is reported', async () => {
  dialog(made)
  const page = openAccount(account({ 'passkey-add': rejectsWith('passkey_not_added') }), <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^This passkey can’t be added/))
})

test('after a step-up the user has to click again, because browsers open the dialog only after a click', async () => {
  const { mock } = dialog(made)
  const backend = account()
  const step = failsOnce('step_up_required', (input: Readonly<Record<string, never>>) =>
    backend.transport('passkey-options', input, { signal: new AbortController().signal }),
  )
  const page = openAccount(account({ 'passkey-options': step }), <Passkeys stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await page.findByText(/^You’re signed in again/)
  expect(mock).not.toHaveBeenCalled()
  await page.user.click(page.getByRole('button', { name: 'Add a passkey' }))
  await page.findByText('Passkey added.')
})

test('deleting a passkey needs a confirmation that names the passkey', async () => {
  const backend = account()
  const page = openAccount(backend, <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Delete passkey Chrome on Mac' }))
  expect(page.getByRole('group', { name: 'Delete passkey Chrome on Mac?' }).isConnected).toBe(true)
  await page.user.click(page.getByRole('button', { name: 'Delete' }))
  await page.findByText('Passkey Chrome on Mac deleted.')
  await waitFor(() =>
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Delete passkey iCloud Keychain' })),
  )
  expect(backend.sent.at(-1)).toEqual({ call: 'passkey-delete', input: { id: 'cred-1' } })
  expect(page.client.getQueryData(['account', 'passkeys'])).toEqual({ passkeys: passkeys.slice(1) })
})

test('a browser without passkey support is not offered to add one', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const onDone = vi.fn()
  const page = openAccount(account(), <Passkeys />)
  await page.findByText(/^Passkeys can’t be added in this browser/)
  expect(page.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
  const offer = openAccount(account(), <PasskeyOffer onDone={onDone} />)
  expect(offer.queryByRole('button', { name: 'Create a passkey' })).toBeNull()
})

test('the offer ends with a new passkey or with "Not now"', async () => {
  dialog(made)
  const onDone = vi.fn()
  const backend = account()
  const page = openAccount(backend, <PasskeyOffer onDone={onDone} />)
  await page.user.click(page.getByRole('button', { name: 'Not now' }))
  expect(onDone.mock.calls).toEqual([[false]])
  await page.user.click(page.getByRole('button', { name: 'Create a passkey' }))
  await waitFor(() => expect(onDone.mock.calls).toEqual([[false], [true]]))
  expect(backend.sent.map(({ call }) => call)).toEqual(['passkey-options', 'passkey-add'])
})

test('after the user closed the dialog, the offer stays and says so', async () => {
  dialog(closed)
  const onDone = vi.fn()
  const page = openAccount(account(), <PasskeyOffer onDone={onDone} />)
  await page.user.click(page.getByRole('button', { name: 'Create a passkey' }))
  await page.findByText('That didn’t finish on your device.')
  await page.findByRole('button', { name: 'Try again' })
  expect(onDone).not.toHaveBeenCalled()
})
