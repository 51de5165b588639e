import type { PoolSettings } from '@challenge-kit/emulator'

/** A question of an application's own, whose trigger can crash. */
export const triggers: PoolSettings['triggers'] = {
  defineAuthChallenge: (event) => {
    if (event.request.session.at(-1)?.challengeResult) event.response.issueTokens = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => event,
  verifyAuthChallengeResponse: (event) => {
    const { challengeAnswer } = event.request
    if (challengeAnswer === 'crash') throw new Error('crashed')
    event.response.answerCorrect = challengeAnswer === 'four'
    return event
  },
}
