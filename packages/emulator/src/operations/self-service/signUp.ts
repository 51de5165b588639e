import type { Clock } from '../../environment/clock.ts'
import type { Random } from '../../environment/random.ts'
import { checkPassword } from '../../factors/passwordPolicy.ts'
import type { Pools } from '../../pool/pools.ts'
import type { ChallengeSessions } from '../../sign-in/challengeSessions.ts'
import type { ConfirmationCodes } from '../../users/confirmationCodes.ts'
import { createUser } from '../../users/createUser.ts'
import { exception, notAuthorized } from '../../wire/exceptions.ts'
import { attributes, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findClientTarget } from './clientTarget.ts'
import { checkRequired, checkUsername, sendSignUpCode } from './signUpRules.ts'

/**
 * Creates an account that the user must confirm.
 * A taken username throws UsernameExistsException even with PreventUserExistenceErrors, as in the real service.
 */
export function signUp({
  clock,
  random,
  pools,
  challengeSessions,
  confirmationCodes,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly pools: Pools
  readonly challengeSessions: ChallengeSessions
  readonly confirmationCodes: ConfirmationCodes
}): RunOperation {
  return async (input) => {
    const { pool, client, username, user: existing } = await findClientTarget(pools, input)
    const { settings } = pool
    if (!settings.selfSignUp) throw notAuthorized('SignUp is not permitted for this user pool')
    const passwordless = settings.firstFactors.some((factor) => factor !== 'PASSWORD')
    const password = passwordless ? optionalText(input, 'Password') : text(input, 'Password')
    const given = attributes(input, 'UserAttributes')
    checkUsername(username, settings)
    if (password !== undefined) checkPassword(password, settings.passwordPolicy, 'did not conform with')
    checkRequired(given, settings, username)
    if (existing) throw exception('UsernameExistsException', 'User already exists')
    const options = {
      username,
      status: 'UNCONFIRMED',
      attributes: given,
      ...(password !== undefined && { password }),
    } as const
    const user = createUser(options, settings, random, clock.now())
    pool.users.add(user)
    const details = sendSignUpCode(confirmationCodes, settings, user)
    const binding = { pool, client, user, family: 'public', challenge: 'SIGN_UP', context: {} } as const
    const givesSession = client.settings.flows.includes('ALLOW_USER_AUTH')
    return {
      UserConfirmed: false,
      UserSub: user.sub,
      ...(details && { CodeDeliveryDetails: details }),
      ...(givesSession && { Session: challengeSessions.open(binding).token }),
    }
  }
}
