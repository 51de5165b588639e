import { decodeJwt } from 'jose'
import type { PoolSettings, UserOptions } from '../index.ts'
import type { AuthOutput, ApiFamily } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const attributes = { email: 'ada@example.com', phone_number: '+15550100839' }

/** The default names of the assurance levels. */
export const level1 = 'urn:cognito:loa:1'
export const level2 = 'urn:cognito:loa:2'
export const level3 = 'urn:cognito:loa:3'
export const level4 = 'urn:cognito:loa:4'

interface Options {
  family?: ApiFamily
  settings?: Partial<PoolSettings>
  user?: Partial<UserOptions>
}

/** A user who has signed in by password and has an authenticator app. `raise` starts a step-up of this sign-in. */
export async function stepUpPool({ family = 'admin', settings = {}, user = {} }: Options = {}) {
  const pool = poolWith({
    clients: [{ id: 'web' }, { id: 'other' }],
    settings: { mfa: 'OFF', factors: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'], ...settings },
    users: [
      { username: 'ada', password, totpSecret, attributes, ...user },
      { username: 'bob', password },
    ],
  })
  const steps = signInSteps(pool, family)
  const first = await steps.signIn('ada')
  pool.settings.update({ mfa: 'OPTIONAL', ...settings })
  const begin = (AuthParameters: Record<string, string>, USERNAME = 'ada') =>
    steps.initiate('USER_AUTH', { USERNAME, ...AuthParameters })
  const ACCESS_TOKEN = first.AuthenticationResult?.AccessToken ?? ''
  const raise = (TARGET_ACR_VALUES: string = level4, more: Record<string, string> = {}) =>
    begin({ TARGET_ACR_VALUES, ACCESS_TOKEN, ...more })
  const totp = () => ({ USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('ada') ?? '' })
  return { ...steps, pool, first, ACCESS_TOKEN, begin, raise, totp }
}

/** The claims of an access token about the sign-in. */
export const claims = (answer: AuthOutput) => {
  const { acr, amr, auth_time } = decodeJwt(answer.AuthenticationResult?.AccessToken ?? '')
  return { acr, amr, auth_time: Number(auth_time) }
}
