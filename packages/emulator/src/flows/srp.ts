import type { PasswordChecks } from '../sign-in/passwordChecks.ts'
import { confirmedDeviceKey, hidesUserExistence } from '../sign-in/passwordChecks.ts'
import { exception } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { StartFlow } from './flow.ts'
import type { IssuePasswordVerifier } from './passwordVerifier.ts'

/** USER_SRP_AUTH. The first challenge is always PASSWORD_VERIFIER. */
export function createSrpFlow({
  passwordChecks,
  issuePasswordVerifier,
}: {
  readonly passwordChecks: PasswordChecks
  readonly issuePasswordVerifier: IssuePasswordVerifier
}): StartFlow {
  return async (request) => {
    const { user, parameters } = request
    const username = text(parameters, 'USERNAME')
    const A = text(parameters, 'SRP_A')
    const hidden = hidesUserExistence(request)
    if (!user && !hidden) throw exception('UserNotFoundException', 'User does not exist.')
    // With PreventUserExistenceErrors, every username gets the challenge. The responder checks the account.
    if (user && !hidden) passwordChecks.checkAccount(request, user)
    const deviceKey = user ? confirmedDeviceKey(user, parameters) : null
    return issuePasswordVerifier({ scope: request, user, username, A, deviceKey })
  }
}
