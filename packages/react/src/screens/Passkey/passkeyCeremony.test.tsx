import type { PasskeyCreation, PasskeyRequest } from '@challenge-kit/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { addVirtualAuthenticator } from '../../testing/virtualAuthenticator.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { createPasskey, getPasskey, type PasskeyOutcome, supportsPasskeys } from './passkeyCeremony.ts'

const challenge = toBase64url(new TextEncoder().encode('a challenge of Cognito').buffer)
const request: PasskeyRequest = { challenge, userVerification: 'required', allowCredentials: [] }
const creation: PasskeyCreation = {
  challenge,
  rp: { name: 'Lantern' },
  user: { id: toBase64url(new TextEncoder().encode('alice').buffer), name: 'alice', displayName: 'Alice' },
  pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
  excludeCredentials: [],
  authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'required' },
}
const { signal } = new AbortController()

function credentialOf<C>(outcome: PasskeyOutcome<C>): C {
  if (outcome.kind === 'done') return outcome.credential
  throw new Error(`expected a credential, got ${outcome.kind}`)
}

const parseClientData = (clientDataJSON: string): unknown =>
  JSON.parse(new TextDecoder().decode(fromBase64url(clientDataJSON)))

test('creates a passkey and signs with it, in the JSON of WebAuthn', async () => {
  await addVirtualAuthenticator()
  const made = credentialOf(await createPasskey(creation, signal))
  expect(made).toMatchObject({ type: 'public-key', rawId: made.id, authenticatorAttachment: 'platform' })
  expect(made.response.transports).toEqual(['internal'])
  expect(parseClientData(made.response.clientDataJSON)).toMatchObject({ type: 'webauthn.create', challenge })
  const allowCredentials = [{ id: made.id, type: 'public-key', transports: ['internal', 'of-tomorrow'] }] as const
  const signed = credentialOf(await getPasskey({ ...request, allowCredentials, timeout: 60_000 }, signal))
  expect(signed.id).toBe(made.id)
  expect(parseClientData(signed.response.clientDataJSON)).toMatchObject({ type: 'webauthn.get', challenge })
  expect(signed.response.userHandle).toBe(creation.user.id)
  // The signature is a DER sequence, and the authenticator data has at least 37 bytes.
  expect(fromBase64url(signed.response.signature)[0]).toBe(0x30)
  expect(fromBase64url(signed.response.authenticatorData).length).toBeGreaterThanOrEqual(37)
})

test('the result equals the browser’s own `toJSON`', async () => {
  await addVirtualAuthenticator()
  const create = vi.spyOn(navigator.credentials, 'create')
  onTestFinished(() => create.mockRestore())
  const made = credentialOf(await createPasskey(creation, signal))
  const [call] = create.mock.results
  const native = await (call?.value as Promise<PublicKeyCredential>)
  expect(native.toJSON()).toMatchObject(made)
})

test('an authenticator that already has a passkey for the account results in `registered`', async () => {
  await addVirtualAuthenticator()
  const { id } = credentialOf(await createPasskey(creation, signal))
  const excludeCredentials = [{ id, type: 'public-key' }] as const
  expect(await createPasskey({ ...creation, excludeCredentials }, signal)).toEqual({ kind: 'registered' })
})

test('a passkey of another site is `unavailable`', async () => {
  await addVirtualAuthenticator()
  expect(await getPasskey({ ...request, rpId: 'elsewhere.example' }, signal)).toEqual({ kind: 'unavailable' })
})

test('options that are not base64url are rejected before the dialog opens', async () => {
  await addVirtualAuthenticator()
  expect(await getPasskey({ ...request, challenge: '%' }, signal)).toEqual({ kind: 'unavailable' })
})

test('aborting results in `cancelled`', async () => {
  const { setPresent } = await addVirtualAuthenticator()
  await createPasskey(creation, signal)
  await setPresent(false)
  const controller = new AbortController()
  const waiting = getPasskey(request, controller.signal)
  controller.abort()
  expect(await waiting).toEqual({ kind: 'cancelled' })
  expect(await getPasskey(request, controller.signal)).toEqual({ kind: 'cancelled' })
})

test('a password manager that ignores the signal and returns plain objects works', async () => {
  const bytes = new Uint8Array([251, 255, 0]).buffer
  const response = { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: null }
  const own = { id: '-_8A', rawId: bytes, type: 'public-key', response } as object as Credential
  const get = vi.spyOn(navigator.credentials, 'get').mockResolvedValueOnce(own)
  onTestFinished(() => get.mockRestore())
  expect(credentialOf(await getPasskey(request, signal))).toEqual({
    id: '-_8A',
    rawId: '-_8A',
    type: 'public-key',
    response: { clientDataJSON: '-_8A', authenticatorData: '-_8A', signature: '-_8A' },
  })
  get.mockReturnValueOnce(new Promise(() => {}))
  const controller = new AbortController()
  const waiting = getPasskey(request, controller.signal)
  controller.abort()
  expect(await waiting).toEqual({ kind: 'cancelled' })
})

test('a browser without passkey support results in `unavailable`', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  expect(supportsPasskeys()).toBe(false)
  expect(await getPasskey(request, signal)).toEqual({ kind: 'unavailable' })
  expect(await createPasskey(creation, signal)).toEqual({ kind: 'unavailable' })
})
