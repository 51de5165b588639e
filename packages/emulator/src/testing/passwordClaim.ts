import { claimSignature, timestamp } from '@challenge-kit/core/srp'
import type { AuthOutput } from './client.ts'

/** The response to PASSWORD_VERIFIER. `a` is the client's secret for SRP_A. `at` is in Unix milliseconds. */
export async function claim(
  challenge: AuthOutput,
  a: bigint,
  secret: string,
  at: number,
): Promise<Record<string, string>> {
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = challenge.ChallengeParameters ?? {}
  const identity = { prefix: 'Emulator1', id: USER_ID_FOR_SRP, secret }
  const TIMESTAMP = timestamp(new Date(at))
  const parts = { identity, salt: SALT, B: SRP_B, a, secretBlock: SECRET_BLOCK, timestamp: TIMESTAMP }
  const PASSWORD_CLAIM_SIGNATURE = await claimSignature(parts)
  return { USERNAME: USER_ID_FOR_SRP, PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP }
}
