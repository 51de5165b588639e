import { createAuthenticator, type AuthenticatorOverrides } from '@challenge-kit/emulator/authenticator'
import { cognitoCodecs, type FirstFactor, type PasskeyAssertion, type PasskeyRequest } from '@challenge-kit/core'
import { createTestBackend, PASSWORD, challengeOf, type TestBackend, type TestBackendOptions } from './testBackend.ts'

const ORIGIN = 'https://app.example.com'
const relyingPartyId = 'app.example.com'

interface PasskeyBackend extends TestBackend {
  /** Signs a request with the first passkey, as the browser does. */
  sign(request: PasskeyRequest, override?: AuthenticatorOverrides): Promise<PasskeyAssertion>
  /** Starts a sign-in and chooses the passkey, up to WEB_AUTHN. */
  startPasskeyChallenge(): Promise<{
    readonly flow: string
    readonly challengeIndex: number
    readonly request: PasskeyRequest
  }>
}

/** A USER_AUTH pool with the signed-out user `ada`, who has `count` passkeys. */
export async function createPasskeyBackend(
  preferredChallenge?: FirstFactor,
  { settings, handler, ...more }: TestBackendOptions = {},
  count = 1,
): Promise<PasskeyBackend> {
  const passkeys = { relyingPartyId, userVerification: 'preferred', factor: 'SINGLE_FACTOR' } as const
  const pool = preferredChallenge ? { preferredChallenge } : {}
  const backend = createTestBackend({
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'], passkeys, ...settings },
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    handler: { authFlow: 'USER_AUTH', pool, ...handler },
    ...more,
  })
  const { browser } = backend
  await browser.call('start', { username: 'ada', password: PASSWORD })
  const authenticators = await Promise.all(Array.from({ length: count }, () => createAuthenticator()))
  let userHandle = ''
  for (const authenticator of authenticators) {
    const { options: creation } = await browser.call('passkey-options', {})
    const { challenge, user } = creation
    userHandle = user.id
    const options = { challenge, relyingPartyId, userHandle }
    await browser.call('passkey-add', { credential: await authenticator.create(options, { origin: ORIGIN }) })
  }
  await browser.call('sign-out', {})
  const [first] = authenticators
  if (!first) throw new Error('no passkey')
  return {
    ...backend,
    sign: async ({ challenge, rpId = '' }, override = {}) => {
      const options = { challenge, relyingPartyId: rpId, userHandle }
      const credential: unknown = JSON.parse(await first.get(options, { origin: ORIGIN, ...override }))
      return cognitoCodecs.WEB_AUTHN.readAnswer({ credential }).credential
    },
    startPasskeyChallenge: async () => {
      let reply = challengeOf(await browser.call('start', { username: 'ada' }))
      if (reply.challenge.name === 'SELECT_CHALLENGE') {
        const { flow, challengeIndex } = reply
        reply = challengeOf(await browser.call('answer', { flow, challengeIndex, answer: { method: 'WEB_AUTHN' } }))
      }
      const { flow, challengeIndex, challenge } = reply
      if (challenge.name !== 'WEB_AUTHN') throw new Error(`expected WEB_AUTHN, got ${challenge.name}`)
      return { flow, challengeIndex, request: challenge.request }
    },
  }
}
