import type { ChallengeSpec } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { codeIssue, normalizeCode } from '../fields/code.ts'
import { readObject, readString, readStringOrNull } from '../json.ts'

/** Cognito's `UserNotConfirmedException`, shown as a challenge. The backend sends the user's code with `ConfirmSignUp`. */
export const userNotConfirmed: ChallengeSpec<'USER_NOT_CONFIRMED'> = {
  readChallenge: (json) => ({
    name: 'USER_NOT_CONFIRMED',
    destination: readStringOrNull(readObject(json, 'bad_response'), 'destination', 'bad_response'),
  }),
  check: ({ code }) => {
    const issue = codeIssue(code)
    return issue ? { code: issue } : {}
  },
}

export const userNotConfirmedCodec: CognitoCodec<'USER_NOT_CONFIRMED'> = {
  parse: () => ({ name: 'USER_NOT_CONFIRMED', destination: null }),
  readAnswer: (json) => ({
    code: readString(readObject(json, 'bad_request', ['code']), 'code', 'bad_request', 128),
  }),
  encode: ({ code }) => ({ ConfirmationCode: normalizeCode(code) }),
}
