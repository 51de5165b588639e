import type { ClientOptions, PoolSettings, UserOptions } from '../index.ts'
import type { AuthOutput, ApiFamily } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

export const email = 'ada@example.com'
export const phone = '+15550100839'

interface Options {
  settings?: Partial<PoolSettings>
  user?: Partial<UserOptions>
  client?: Omit<ClientOptions, 'id'>
  family?: ApiFamily
}

/** A pool whose first factors are passwords and codes, and functions that sign its user in. */
export function choicePool({ settings = {}, user = { password }, client = {}, family = 'admin' }: Options = {}) {
  const pool = poolWith({
    clients: [{ id: 'web', ...client }],
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'], ...settings },
    users: [{ username: 'ada', attributes: { email, phone_number: phone }, ...user }],
  })
  const steps = signInSteps(pool, family)
  const begin = (more: Record<string, string> = {}, USERNAME = 'ada') =>
    steps.initiate('USER_AUTH', { USERNAME, ...more })
  const prefer = (PREFERRED_CHALLENGE: string, more: Record<string, string> = {}, name = 'ada') =>
    begin({ PREFERRED_CHALLENGE, ...more }, name)
  const answer = (challenge: AuthOutput, responses: Record<string, string>) =>
    steps.respond(challenge, { USERNAME: 'ada', ...responses })
  return { ...steps, pool, begin, prefer, answer }
}
