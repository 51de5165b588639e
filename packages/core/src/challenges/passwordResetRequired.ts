import type { ChallengeSpec, Issues } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { codeIssue, normalizeCode } from '../fields/code.ts'
import { readObject, readString, readStringOrNull } from '../json.ts'
import { newPasswordIssue, readNewPassword, readPasswordPolicy } from '../fields/passwordPolicy.ts'

/**
 * Cognito's `PasswordResetRequiredException`. The backend turns it into a challenge and answers it with
 * `ConfirmForgotPassword`.
 */
export const passwordResetRequired: ChallengeSpec<'PASSWORD_RESET_REQUIRED'> = {
  readChallenge: (json) => {
    const object = readObject(json, 'bad_response')
    return {
      name: 'PASSWORD_RESET_REQUIRED',
      sent: object['sent'] === true,
      destination: readStringOrNull(object, 'destination', 'bad_response'),
      forgotten: object['forgotten'] === true,
      passwordPolicy: readPasswordPolicy(object['passwordPolicy']),
    }
  },
  check: ({ code, newPassword }, { passwordPolicy }): Issues<'PASSWORD_RESET_REQUIRED'> => {
    const codeError = codeIssue(code)
    const passwordError = newPasswordIssue(passwordPolicy, newPassword)
    return { ...(codeError && { code: codeError }), ...(passwordError && { newPassword: passwordError }) }
  },
}

export const passwordResetCodec: CognitoCodec<'PASSWORD_RESET_REQUIRED'> = {
  parse: ({ passwordPolicy }) => ({
    name: 'PASSWORD_RESET_REQUIRED',
    sent: false,
    destination: null,
    forgotten: false,
    passwordPolicy,
  }),
  readAnswer: (json) => {
    const object = readObject(json, 'bad_request', ['code', 'newPassword'])
    return {
      code: readString(object, 'code', 'bad_request', 128),
      newPassword: readNewPassword(object),
    }
  },
  encode: ({ code, newPassword }) => ({ ConfirmationCode: normalizeCode(code), Password: newPassword }),
}
