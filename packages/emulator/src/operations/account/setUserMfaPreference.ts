import { bearer } from '../../tokens/accessToken.ts'
import { setPreference } from './mfaPreference.ts'
import type { Call, Output } from '../../wire/operation.ts'

export async function setUserMfaPreference({ service, input }: Call): Promise<Output> {
  const { pool, user } = await bearer(service, input)
  setPreference(pool, user, input)
  return {}
}
