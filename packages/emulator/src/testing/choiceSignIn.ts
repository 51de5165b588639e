import type { ClientOptions, PoolSettings, UserOptions } from '../index.ts'
import type { Answered, Kin } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

export const email = 'ada@example.com'
export const phone = '+15550100839'

interface Setting {
  settings?: Partial<PoolSettings>
  user?: Partial<UserOptions>
  client?: Omit<ClientOptions, 'id'>
  kin?: Kin
}

/** Ada on a pool that offers passwords and codes first. */
export function choosing({ settings = {}, user = { password }, client = {}, kin = 'admin' }: Setting = {}) {
  const pool = poolWith({
    clients: [{ id: 'web', ...client }],
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'], ...settings },
    users: [{ username: 'ada', attributes: { email, phone_number: phone }, ...user }],
  })
  const steps = signInSteps(pool, kin)
  const begin = (more: Record<string, string> = {}, USERNAME = 'ada') =>
    steps.initiate('USER_AUTH', { USERNAME, ...more })
  const prefer = (PREFERRED_CHALLENGE: string, more: Record<string, string> = {}, name = 'ada') =>
    begin({ PREFERRED_CHALLENGE, ...more }, name)
  const answer = (asked: Answered, responses: Record<string, string>) =>
    steps.respond(asked, { USERNAME: 'ada', ...responses })
  return { ...steps, pool, begin, prefer, answer }
}
