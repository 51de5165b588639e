import type { IssueFirstChallenge } from '../flows/firstChallenge.ts'
import type { FirstChallenge } from '../pool/settings.ts'
import { invalidParameter } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { ChallengeResponse, RespondWithSession } from './responder.ts'

/** SELECT_CHALLENGE, PASSWORD and PASSWORD_SRP: the first factors that a user may choose in USER_AUTH. */
export function createFirstFactorResponders({
  issueFirstChallenge,
}: {
  readonly issueFirstChallenge: IssueFirstChallenge
}): {
  readonly selectChallenge: RespondWithSession
  readonly password: RespondWithSession
  readonly passwordSrp: RespondWithSession
} {
  async function continueWith(
    { signIn, cognitoSession, responses }: ChallengeResponse,
    challenge: FirstChallenge,
  ): Promise<OperationOutput> {
    cognitoSession.state = 'used'
    try {
      return await issueFirstChallenge(signIn, challenge, responses)
    } catch (error) {
      if (signIn.pool.settings.wrongPasswordKeepsSession) cognitoSession.state = 'open'
      throw error
    }
  }

  return {
    /** The response names the challenge that the user chose. The response may also hold the challenge's answer. */
    selectChallenge: async (response) => {
      const answer = text(response.responses, 'ANSWER')
      const chosen = response.cognitoSession.context.available?.find((challenge) => challenge === answer)
      if (!chosen) throw invalidParameter('Invalid challenge type given.')
      return continueWith(response, chosen)
    },
    password: async (response) => {
      text(response.responses, 'PASSWORD')
      return continueWith(response, 'PASSWORD')
    },
    passwordSrp: async (response) => {
      text(response.responses, 'SRP_A')
      return continueWith(response, 'PASSWORD_SRP')
    },
  }
}
