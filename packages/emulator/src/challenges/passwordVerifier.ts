import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import type { Exchange } from '../factors/srp.ts'
import { proves } from '../factors/srp.ts'
import { invalidParameter, wrongCredentials } from '../failure.ts'
import { refuseStalePassword } from '../flows/password.ts'
import { knownDevice, refuseUnready } from '../opening.ts'
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
  const lockKey = user?.sub ?? `unknown:${exchange.subject.id}`
  if (user) refuseUnready(reply, user)
  service.passwordLockout.check(lockKey)
  const right = await proves(exchange, { signature, secretBlock, timestamp })
  if (!user || user.password === null || !right) {
    service.passwordLockout.fail(lockKey)
    throw wrongCredentials()
  }
  service.passwordLockout.succeed(lockKey)
  refuseStalePassword(reply, user)
  const deviceKey = exchange.deviceKey ?? knownDevice(user, responses)
  return advance({ service, pool, client, user, family, via: 'Respond', deviceKey }, { secondFactor: false })
}

function belongs(exchange: Exchange, { pool, client, username }: LooseReply): boolean {
  if (exchange.client !== client) return false
  return (
    exchange.names.includes(username) ||
    (exchange.user !== null && pool.users.find(username, pool.settings) === exchange.user)
  )
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
