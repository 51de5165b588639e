import { createAuthenticator, type AuthenticatorOverrides } from '@challenge-kit/emulator/authenticator'
import { challenges, type FirstFactor, type PasskeyAssertion, type PasskeyRequest } from '@challenge-kit/core'
import { createTestBackend, PASSWORD, challengeOf, type TestBackend, type TestBackendOptions } from './testBackend.ts'

const ORIGIN = 'https://app.example.com'
const relyingPartyId = 'app.example.com'

interface PasskeyBackend extends TestBackend {
  /** What a page does in a click: has the request signed. */
  sign(request: PasskeyRequest, manner?: AuthenticatorOverrides): Promise<PasskeyAssertion>
  /** Signs in as far as the passkey's question. */
  startPasskeyChallenge(): Promise<{
    readonly flow: string
    readonly challengeIndex: number
    readonly request: PasskeyRequest
  }>
}

/** A pool where people may choose, and Ada, who has so many passkeys and is signed out. */
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
  const made = await Promise.all(Array.from({ length: count }, () => createAuthenticator()))
  let userHandle = ''
  for (const authenticator of made) {
    const { options } = await browser.call('passkey-options', {})
    const { challenge, user } = options
    userHandle = user.id
    const about = { challenge, relyingPartyId, userHandle }
    await browser.call('passkey-add', { credential: await authenticator.create(about, { origin: ORIGIN }) })
  }
  await browser.call('sign-out', {})
  const [first] = made
  if (!first) throw new Error('no passkey')
  return {
    ...backend,
    sign: async ({ challenge, rpId = '' }, manner = {}) => {
      const about = { challenge, relyingPartyId: rpId, userHandle }
      const credential: unknown = JSON.parse(await first.get(about, { origin: ORIGIN, ...manner }))
      return challenges.WEB_AUTHN.readAnswer({ credential }).credential
    },
    startPasskeyChallenge: async () => {
      let asked = challengeOf(await browser.call('start', { username: 'ada' }))
      if (asked.challenge.name === 'SELECT_CHALLENGE') {
        const { flow, challengeIndex } = asked
        asked = challengeOf(await browser.call('answer', { flow, challengeIndex, answer: { method: 'WEB_AUTHN' } }))
      }
      const { flow, challengeIndex, challenge } = asked
      if (challenge.name !== 'WEB_AUTHN') throw new Error(`expected a passkey to be asked for, got ${challenge.name}`)
      return { flow, challengeIndex, request: challenge.request }
    },
  }
}
