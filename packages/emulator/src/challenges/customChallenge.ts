import { invalidSession } from '../sign-in/challengeSessions.ts'
import type { ContinueCustomAuth } from '../sign-in/customAuth.ts'
import { verifyCustomAnswer } from '../sign-in/customAuth.ts'
import { confirmedDeviceKey } from '../sign-in/passwordChecks.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/** CUSTOM_CHALLENGE. A wrong answer throws no exception, because DefineAuthChallenge decides what follows. */
export function createCustomChallengeResponder({
  continueCustomAuth,
}: {
  readonly continueCustomAuth: ContinueCustomAuth
}): RespondWithSession {
  return async ({ signIn: previous, cognitoSession, responses, clientMetadata }) => {
    const answer = text(responses, 'ANSWER')
    const { custom } = cognitoSession.context
    if (!custom) throw invalidSession()
    // Amplify sends DEVICE_KEY with this response, but not with InitiateAuth.
    const { user } = previous
    const deviceKey = previous.deviceKey ?? (user.simulated ? null : confirmedDeviceKey(user, responses))
    const signIn = { ...previous, deviceKey }
    cognitoSession.state = 'used'
    try {
      const results = await verifyCustomAnswer(signIn, custom, answer, clientMetadata)
      const output = await continueCustomAuth(signIn, results, clientMetadata)
      if (output === 'PASSWORD_VERIFIER') throw invalidSession()
      return output
    } catch (error) {
      const triggerFailed = error instanceof Error && error.name === 'UserLambdaValidationException'
      if (triggerFailed && !signIn.pool.settings.failedTriggerEndsSession) cognitoSession.state = 'open'
      throw error
    }
  }
}
