import { bearer } from '../accessToken.ts'
import type { Call, Output } from './operation.ts'

export async function globalSignOut({ service, input }: Call): Promise<Output> {
  const { user } = await bearer(service, input)
  service.tokens.revokeAll(user)
  return {}
}
