import { advance } from '../advance.ts'
import { withMethod } from '../assurance.ts'
import type { Answer } from '../attempt.ts'
import { nextRound } from '../customAuth.ts'
import { wrongCredentials } from '../failure.ts'
import { refuseStalePassword } from '../flows/password.ts'
import type { Parameters } from '../input.ts'
import { knownDevice, lockKey, refuseCredentials, refuseUnready } from '../opening.ts'
import type { User } from '../user.ts'
import { readClaim } from './claim.ts'
import type { LooseReply } from './reply.ts'

/** The claim that ends an SRP exchange. All it needs rides in SECRET_BLOCK: a Session may come along or not. */
export async function answerPasswordVerifier(reply: LooseReply): Promise<Answer> {
  const { service, pool, client, family, responses } = reply
  const { exchange, right, putBack } = readClaim(reply, 'PASSWORD_VERIFIER')
  const { user } = exchange
  if (user) refuseUnready(reply, user)
  const proved = await right()
  if (!user || user.password === null || !proved) return refuseCredentials(reply, lockKey(user, exchange.username))
  service.passwordLockout.check(user.sub)
  service.passwordLockout.succeed(user.sub)
  refuseStalePassword(reply, user)
  const deviceKey = exchange.deviceKey ?? deviceOf(user, responses, putBack)
  const assurance = withMethod(exchange.assurance, 'pwd')
  const attempt = { service, pool, client, user, family, via: 'Respond', deviceKey, assurance } as const
  if (!exchange.rounds) return advance(attempt, { secondFactor: false })
  const rounds = [...exchange.rounds, { challengeName: 'PASSWORD_VERIFIER', challengeResult: true } as const]
  const next = await nextRound(attempt, rounds, reply.clientMetadata)
  if (next === 'PASSWORD_VERIFIER') throw wrongCredentials()
  return next
}

/** Amazon's own clients send the same claim again, without the device that the pool forgot. */
function deviceOf(user: User, responses: Parameters, putBack: () => void): string | null {
  try {
    return knownDevice(user, responses)
  } catch (gone) {
    putBack()
    throw gone
  }
}
