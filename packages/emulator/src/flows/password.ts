import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import { confirmedDeviceKey, hidesUserExistence, lockoutKey } from '../sign-in/passwordChecks.ts'
import { exception } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { StartFlow } from './flow.ts'
import { startedSignIn } from './flow.ts'

/**
 * ADMIN_USER_PASSWORD_AUTH, ADMIN_NO_SRP_AUTH and USER_PASSWORD_AUTH.
 * The checks run in the same order as in the real service.
 */
export function createPasswordFlow({
  passwordChecks,
  continueSignIn,
}: {
  readonly passwordChecks: PasswordChecks
  readonly continueSignIn: ContinueSignIn
}): StartFlow {
  return async (request) => {
    const { pool, family, parameters, user } = request
    const username = text(parameters, 'USERNAME')
    const password = text(parameters, 'PASSWORD')
    if (!user && !hidesUserExistence(request)) throw exception('UserNotFoundException', 'User does not exist.')
    if (!user) return passwordChecks.refuse(lockoutKey(user, username))
    passwordChecks.checkPassword(request, user, password)
    const ignoresDevice = family === 'admin' && !pool.settings.adminPasswordAsksDevice
    const signIn = startedSignIn(request, user, confirmedDeviceKey(user, parameters))
    return continueSignIn(signIn, { secondFactor: false, method: 'pwd', ignoresDevice })
  }
}
