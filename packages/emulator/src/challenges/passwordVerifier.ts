import { advance } from '../sign-in/continueSignIn.ts'
import { withMethod } from '../factors/assurance.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { nextRound } from '../sign-in/customAuth.ts'
import { wrongCredentials } from '../wire/exceptions.ts'
import { refuseStalePassword } from '../flows/password.ts'
import type { Parameters } from '../wire/input.ts'
import { knownDevice, lockKey, refuseCredentials, refuseUnready } from '../sign-in/passwordChecks.ts'
import type { User } from '../users/user.ts'
import { readClaim } from './srpClaim.ts'
import type { LooseReply } from './responder.ts'

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
