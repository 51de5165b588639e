import type { MfaChallenges } from '../sign-in/mfaChallenges.ts'
import { invalidParameter } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/** SELECT_MFA_TYPE: the user chose a second factor. */
export function createSelectMfaTypeResponder({
  mfaChallenges,
}: {
  readonly mfaChallenges: MfaChallenges
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    const answer = text(responses, 'ANSWER')
    const chosen = cognitoSession.context.choices?.find((factor) => factor === answer)
    if (!chosen) throw invalidParameter('Invalid MFA type given.')
    cognitoSession.state = 'used'
    return mfaChallenges.factor(signIn, chosen)
  }
}
