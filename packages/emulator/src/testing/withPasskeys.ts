import {
  CompleteWebAuthnRegistrationCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { ClientOptions, PasskeySettings, PoolSettings, UserOptions } from '../index.ts'
import { isInput, text } from '../wire/input.ts'
import type { AuthenticatorOverrides } from './authenticator.ts'
import { createAuthenticator } from './authenticator.ts'
import type { AuthOutput, ApiFamily } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

interface Options {
  family?: ApiFamily
  passkeys?: Partial<PasskeySettings>
  settings?: Partial<PoolSettings>
  user?: Partial<UserOptions>
  client?: Omit<ClientOptions, 'id'>
}

/** A pool with passkeys, a user who has signed in by password, and the user's authenticator. */
export async function withPasskeys({
  family = 'admin',
  passkeys = {},
  settings = {},
  user = {},
  client = {},
}: Options = {}) {
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
  const steps = signInSteps(pool, family)
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
    overrides?: AuthenticatorOverrides,
    token = AccessToken,
  ) {
    const Credential = await authenticator.create(begun, overrides)
    return sdk.send(new CompleteWebAuthnRegistrationCommand({ AccessToken: token, Credential }))
  }

  /** The options that a page passes to navigator.credentials.get. */
  function requestOptions(output: AuthOutput) {
    const json = output.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'] ?? ''
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
    requestOptions,
    register: async (overrides?: AuthenticatorOverrides) => complete(await begin(), overrides),
    prefer: () => steps.initiate('USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'WEB_AUTHN' }),
    /** Responds to WEB_AUTHN. */
    useAuthenticator: async (challenge: AuthOutput, overrides?: AuthenticatorOverrides) =>
      steps.respond(challenge, {
        USERNAME: 'ada',
        CREDENTIAL: await authenticator.get(requestOptions(challenge), overrides),
      }),
  }
}
