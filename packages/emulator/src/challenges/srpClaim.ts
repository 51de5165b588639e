import type { Exchange } from '../factors/srpExchanges.ts'
import { proves } from '../factors/srpExchanges.ts'
import { invalidParameter, wrongCredentials } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { LooseReply } from './responder.ts'

/** The exchange that a claim belongs to, in time and by the right person. Whether it proves the secret is asked after. */
export function readClaim(
  { service, pool, responses, ...reply }: LooseReply,
  challenge: Exchange['challenge'],
): { readonly exchange: Exchange; readonly right: () => Promise<boolean>; readonly putBack: () => void } {
  const signature = text(responses, 'PASSWORD_CLAIM_SIGNATURE')
  const secretBlock = text(responses, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const timestamp = text(responses, 'TIMESTAMP')
  const skew = Math.abs(timeOf(timestamp) - service.clock.now())
  const exchange = service.exchanges.take(secretBlock, challenge)
  const late = service.clock.now() - exchange.at > pool.settings.passwordVerifierSeconds * 1_000
  const skewed = skew > pool.settings.timestampSkewSeconds * 1_000
  if (late || skewed || !belongs(exchange, { pool, ...reply })) throw wrongCredentials()
  return {
    exchange,
    right: () => proves(exchange, { signature, secretBlock, timestamp }),
    putBack: () => service.exchanges.putBack(secretBlock, exchange),
  }
}

/** USERNAME may be what was typed, USER_ID_FOR_SRP, or any other name of the same person. */
function belongs(
  { client, user, username, subject }: Exchange,
  reply: Pick<LooseReply, 'pool' | 'client' | 'username'>,
): boolean {
  if (client !== reply.client) return false
  if (reply.username === username || reply.username === subject.id) return true
  return user !== null && reply.pool.users.find(reply.username, reply.pool.settings) === user
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** "Tue Jul 7 03:04:05 UTC 2026", in milliseconds since the Unix epoch. */
function timeOf(timestamp: string): number {
  const parts = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) UTC (\d{4})$/.exec(timestamp)
  const month = months.indexOf(parts?.[1] ?? '-') / 3
  if (!parts || month < 0) throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.')
  const [day = 0, hours = 0, minutes = 0, seconds = 0, year = 0] = parts.slice(2).map(Number)
  return Date.UTC(year, month, day, hours, minutes, seconds)
}
