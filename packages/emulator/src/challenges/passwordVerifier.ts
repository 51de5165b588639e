import { withMethod } from '../factors/assurance.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { ContinueCustomAuth } from '../sign-in/customAuth.ts'
import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import { confirmedDeviceKey, lockoutKey } from '../sign-in/passwordChecks.ts'
import type { User } from '../users/user.ts'
import { wrongCredentials } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import type { RespondWithoutSession } from './responder.ts'
import { continuedSignIn } from './responder.ts'
import type { ReadSrpClaim } from './srpClaim.ts'

/** PASSWORD_VERIFIER: ends an SRP exchange. The Session is optional, because SECRET_BLOCK identifies the exchange. */
export function createPasswordVerifierResponder({
  readSrpClaim,
  passwordChecks,
  continueSignIn,
  continueCustomAuth,
}: {
  readonly readSrpClaim: ReadSrpClaim
  readonly passwordChecks: PasswordChecks
  readonly continueSignIn: ContinueSignIn
  readonly continueCustomAuth: ContinueCustomAuth
}): RespondWithoutSession {
  return async (response) => {
    const { pool, responses, clientMetadata } = response
    const { exchange, isValid, putBack } = readSrpClaim(response, 'PASSWORD_VERIFIER')
    const { user, customAuthResults } = exchange
    if (user) passwordChecks.checkAccount(response, user)
    const valid = await isValid()
    if (!user || user.password === null || !valid) return passwordChecks.refuse(lockoutKey(user, exchange.username))
    passwordChecks.acceptPassword(pool, user)
    const deviceKey = exchange.deviceKey ?? readDeviceKey(user, responses, putBack)
    const assurance = withMethod(exchange.assurance, 'pwd')
    const signIn = continuedSignIn(response, { user, deviceKey, assurance })
    if (!customAuthResults) return continueSignIn(signIn, { secondFactor: false })
    const result = { challengeName: 'PASSWORD_VERIFIER', challengeResult: true } as const
    const output = await continueCustomAuth(signIn, [...customAuthResults, result], clientMetadata)
    if (output === 'PASSWORD_VERIFIER') throw wrongCredentials()
    return output
  }
}

/**
 * Reads DEVICE_KEY. If the pool has forgotten the device, the client may send the same claim again, because Amazon's
 * clients then repeat the claim without DEVICE_KEY.
 */
function readDeviceKey(user: User, responses: Parameters, putBack: () => void): string | null {
  try {
    return confirmedDeviceKey(user, responses)
  } catch (error) {
    putBack()
    throw error
  }
}
