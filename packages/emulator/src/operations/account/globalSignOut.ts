import { bearer } from '../../tokens/accessToken.ts'
import type { Call, Output } from '../../wire/operation.ts'

export async function globalSignOut({ service, input }: Call): Promise<Output> {
  const { user } = await bearer(service, input)
  service.tokens.revokeAll(user)
  return {}
}
