import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { account, atFirst, passkeys, refuses } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { PasskeyOffer } from './PasskeyOffer.tsx'
import { Passkeys } from './Passkeys.tsx'

/** What the browser's dialog comes to. */
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

test('each passkey is listed with its name and the day it was added', async () => {
  const page = openAccount(account(), <Passkeys />)
  await page.findByRole('list', { name: 'Your passkeys' })
  expect(page.getAllByRole('listitem')[0]?.textContent).toMatch(/^Chrome on Mac.*Added on March 1, 2026/)
})

test('adding one: options, the browser’s dialog, and what it made; the list has it', async () => {
  const talk = account()
  const { mock } = dialog(made)
  const page = openAccount(talk, <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  const said = await page.findByText('Passkey added.')
  expect(said.getAttribute('role')).toBe('status')
  await page.findByText('Firefox on Linux')
  expect(mock).toHaveBeenCalledTimes(1)
  expect(talk.sent.map(({ call }) => call)).toEqual(['passkeys', 'passkey-options', 'passkey-add'])
})

test.each([
  ['closed', closed, 'That didn’t finish on your device.'],
  ['known already', there, 'This device has a passkey for your account already.'],
])('a dialog that is %s is no error, and nothing is sent', async (_, outcome, sentence) => {
  const talk = account()
  dialog(outcome)
  const page = openAccount(talk, <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  await page.findByText(sentence)
  expect(page.getByRole('alert').textContent).toBe('')
  expect(talk.sent.map(({ call }) => call)).toEqual(['passkeys', 'passkey-options'])
  await page.findByRole('button', { name: 'Add a passkey' })
})

test('one that the pool does not take says so', async () => {
  dialog(made)
  const page = openAccount(account({ 'passkey-add': refuses('passkey_not_added') }), <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^This passkey can’t be added/))
})

test('after signing in again it takes another press: browsers want one', async () => {
  const { mock } = dialog(made)
  const talk = account()
  const step = atFirst('step_up_required', (input: Readonly<Record<string, never>>) =>
    talk.transport('passkey-options', input, { signal: new AbortController().signal }),
  )
  const page = openAccount(account({ 'passkey-options': step }), <Passkeys stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Add a passkey' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await page.findByText(/^You’re signed in again/)
  expect(mock).not.toHaveBeenCalled()
  await page.user.click(page.getByRole('button', { name: 'Add a passkey' }))
  await page.findByText('Passkey added.')
})

test('deleting is asked once more, and names what it deletes', async () => {
  const talk = account()
  const page = openAccount(talk, <Passkeys />)
  await page.user.click(await page.findByRole('button', { name: 'Delete passkey Chrome on Mac' }))
  expect(page.getByRole('group', { name: 'Delete passkey Chrome on Mac?' }).isConnected).toBe(true)
  await page.user.click(page.getByRole('button', { name: 'Delete' }))
  await page.findByText('Passkey Chrome on Mac deleted.')
  await waitFor(() =>
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Delete passkey iCloud Keychain' })),
  )
  expect(talk.sent.at(-1)).toEqual({ call: 'passkey-delete', input: { id: 'cred-1' } })
  expect(page.client.getQueryData(['account', 'passkeys'])).toEqual({ passkeys: passkeys.slice(1) })
})

test('where the browser knows no passkeys, none is offered', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const onDone = vi.fn()
  const page = openAccount(account(), <Passkeys />)
  await page.findByText(/^Passkeys can’t be added in this browser/)
  expect(page.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
  const offer = openAccount(account(), <PasskeyOffer onDone={onDone} />)
  expect(offer.queryByRole('button', { name: 'Create a passkey' })).toBeNull()
})

test('an offer is taken, or not now', async () => {
  dialog(made)
  const onDone = vi.fn()
  const talk = account()
  const page = openAccount(talk, <PasskeyOffer onDone={onDone} />)
  await page.user.click(page.getByRole('button', { name: 'Not now' }))
  expect(onDone.mock.calls).toEqual([[false]])
  await page.user.click(page.getByRole('button', { name: 'Create a passkey' }))
  await waitFor(() => expect(onDone.mock.calls).toEqual([[false], [true]]))
  expect(talk.sent.map(({ call }) => call)).toEqual(['passkey-options', 'passkey-add'])
})

test('an offer whose dialog was closed stays, and says so', async () => {
  dialog(closed)
  const onDone = vi.fn()
  const page = openAccount(account(), <PasskeyOffer onDone={onDone} />)
  await page.user.click(page.getByRole('button', { name: 'Create a passkey' }))
  await page.findByText('That didn’t finish on your device.')
  await page.findByRole('button', { name: 'Try again' })
  expect(onDone).not.toHaveBeenCalled()
})
