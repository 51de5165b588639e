import type { Clock } from '../environment/clock.ts'
import type { SrpExchange, SrpExchanges } from '../factors/srpExchanges.ts'
import { isSignatureValid } from '../factors/srpExchanges.ts'
import { invalidParameter, wrongCredentials } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { SessionlessResponse } from './responder.ts'

/** The response to PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER. The signature is not checked yet. */
export interface SrpClaim {
  readonly exchange: SrpExchange
  /** Whether the signature proves that the client knows the password or the secret of the device. */
  readonly isValid: () => Promise<boolean>
  /** Allows the client to send the same claim again. */
  readonly putBack: () => void
}

/** Reads a claim. Throws if the claim is not in time, or if the exchange has another client or user. */
export type ReadSrpClaim = (response: SessionlessResponse, challenge: SrpExchange['challenge']) => SrpClaim

export function createSrpClaimReader({
  clock,
  srpExchanges,
}: {
  readonly clock: Clock
  readonly srpExchanges: SrpExchanges
}): ReadSrpClaim {
  return (response, challenge) => {
    const { responses, pool } = response
    const signature = text(responses, 'PASSWORD_CLAIM_SIGNATURE')
    const secretBlock = text(responses, 'PASSWORD_CLAIM_SECRET_BLOCK')
    const timestamp = text(responses, 'TIMESTAMP')
    const skew = Math.abs(parseTimestamp(timestamp) - clock.now())
    const exchange = srpExchanges.take(secretBlock, challenge)
    const tooLate = clock.now() - exchange.startedAt > pool.settings.passwordVerifierSeconds * 1_000
    const tooSkewed = skew > pool.settings.timestampSkewSeconds * 1_000
    if (tooLate || tooSkewed || !belongsTo(exchange, response)) throw wrongCredentials()
    return {
      exchange,
      isValid: () => isSignatureValid(exchange, { signature, secretBlock, timestamp }),
      putBack: () => srpExchanges.putBack(secretBlock, exchange),
    }
  }
}

/** USERNAME may be the name that started the exchange, USER_ID_FOR_SRP, or any other name of the same user. */
function belongsTo({ client, user, username, subject }: SrpExchange, response: SessionlessResponse): boolean {
  if (client !== response.client) return false
  if (response.username === username || response.username === subject.id) return true
  return user !== null && response.pool.users.find(response.username, response.pool.settings) === user
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Parses a timestamp like "Tue Jul 7 03:04:05 UTC 2026". Returns milliseconds since the Unix epoch. */
function parseTimestamp(timestamp: string): number {
  const parts = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})$/.exec(timestamp)
  const month = months.indexOf(parts?.[1] ?? '-') / 3
  if (!parts || month < 0) throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.')
  const [day = 0, hours = 0, minutes = 0, seconds = 0, year = 0] = parts.slice(2).map(Number)
  return Date.UTC(year, month, day, hours, minutes, seconds)
}
