import {
  CompleteWebAuthnRegistrationCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { ClientOptions, PasskeySettings, PoolSettings, UserOptions } from '../index.ts'
import { isInput, text } from '../wire/input.ts'
import type { AuthenticatorOverrides } from './authenticator.ts'
import { createAuthenticator } from './authenticator.ts'
import type { Answered, Kin } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

interface Setting {
  kin?: Kin
  passkeys?: Partial<PasskeySettings>
  settings?: Partial<PoolSettings>
  user?: Partial<UserOptions>
  client?: Omit<ClientOptions, 'id'>
}

/** Ada, signed in by password on a pool with passkeys, and her authenticator. */
export async function withPasskeys({
  kin = 'admin',
  passkeys = {},
  settings = {},
  user = {},
  client = {},
}: Setting = {}) {
  const { passkeys: _, ...rest } = settings
  const pool = poolWith({
    clients: [{ id: 'web', ...client }, { id: 'other' }],
    settings: {
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: 'localhost', userVerification: 'preferred', factor: 'SINGLE_FACTOR', ...passkeys },
      ...rest,
    },
    users: [{ username: 'ada', password, ...user }],
  })
  const steps = signInSteps(pool, kin)
  const { sdk } = steps
  const AccessToken = (await steps.signIn('ada')).AuthenticationResult?.AccessToken
  const authenticator = await createAuthenticator()

  async function begin(token = AccessToken) {
    const answer = await sdk.send(new StartWebAuthnRegistrationCommand({ AccessToken: token }))
    const options: unknown = answer.CredentialCreationOptions
    if (!isInput(options) || !isInput(options['rp']) || !isInput(options['user'])) throw new Error('no options')
    const challenge = text(options, 'challenge')
    return { options, challenge, relyingPartyId: text(options['rp'], 'id'), userHandle: text(options['user'], 'id') }
  }

  async function complete(
    begun: Awaited<ReturnType<typeof begin>>,
    manner?: AuthenticatorOverrides,
    token = AccessToken,
  ) {
    const Credential = await authenticator.create(begun, manner)
    return sdk.send(new CompleteWebAuthnRegistrationCommand({ AccessToken: token, Credential }))
  }

  /** What a page would pass to navigator.credentials.get. */
  function asked(question: Answered) {
    const json = question.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? ''
    const options: unknown = JSON.parse(json)
    if (!isInput(options)) throw new Error('no options')
    const challenge = text(options, 'challenge')
    return { options, challenge, relyingPartyId: text(options, 'rpId'), userHandle: btoa(sub()).replaceAll('=', '') }
  }

  const sub = () => pool.user('ada')?.sub ?? ''
  return {
    pool,
    steps,
    sdk,
    AccessToken,
    authenticator,
    begin,
    complete,
    asked,
    register: async (manner?: AuthenticatorOverrides) => complete(await begin(), manner),
    prefer: () => steps.initiate('USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'WEB_AUTHN' }),
    /** Answers WEB_AUTHN. */
    touch: async (question: Answered, manner?: AuthenticatorOverrides) =>
      steps.respond(question, { USERNAME: 'ada', CREDENTIAL: await authenticator.get(asked(question), manner) }),
  }
}
