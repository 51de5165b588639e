import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { nextRound } from '../customAuth.ts'
import type { Exchange } from '../factors/srp.ts'
import { proves } from '../factors/srp.ts'
import { invalidParameter, wrongCredentials } from '../failure.ts'
import { refuseStalePassword } from '../flows/password.ts'
import { knownDevice, lockKey, refuseCredentials, refuseUnready } from '../opening.ts'
import { text } from '../input.ts'
import type { LooseReply } from './reply.ts'

/** The claim that ends an SRP exchange. All it needs rides in SECRET_BLOCK: a Session may come along or not. */
export async function answerPasswordVerifier(reply: LooseReply): Promise<Answer> {
  const { service, pool, client, family, responses } = reply
  const signature = text(responses, 'PASSWORD_CLAIM_SIGNATURE')
  const secretBlock = text(responses, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const timestamp = text(responses, 'TIMESTAMP')
  const skew = Math.abs(timeOf(timestamp) - service.clock.now())
  const exchange = service.exchanges.take(secretBlock)
  const late = service.clock.now() - exchange.at > pool.settings.passwordVerifierSeconds * 1_000
  if (late || skew > pool.settings.timestampSkewSeconds * 1_000 || !belongs(exchange, reply)) throw wrongCredentials()

  const { user } = exchange
  if (user) refuseUnready(reply, user)
  const right = await proves(exchange, { signature, secretBlock, timestamp })
  if (!user || user.password === null || !right) return refuseCredentials(reply, lockKey(user, exchange.username))
  service.passwordLockout.check(user.sub)
  service.passwordLockout.succeed(user.sub)
  refuseStalePassword(reply, user)
  const deviceKey = exchange.deviceKey ?? knownDevice(user, responses)
  const attempt = { service, pool, client, user, family, via: 'Respond', deviceKey } as const
  if (!exchange.rounds) return advance(attempt, { secondFactor: false })
  const rounds = [...exchange.rounds, { challengeName: 'PASSWORD_VERIFIER', challengeResult: true } as const]
  const next = await nextRound(attempt, rounds, reply.clientMetadata)
  if (next === 'PASSWORD_VERIFIER') throw wrongCredentials()
  return next
}

/** USERNAME may be what was typed, USER_ID_FOR_SRP, or any other name of the same person. */
function belongs({ client, user, username, subject }: Exchange, reply: LooseReply): boolean {
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
