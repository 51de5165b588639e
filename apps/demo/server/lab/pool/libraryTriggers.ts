import type { Triggers } from '@challenge-kit/emulator'

const tries = 3

/** The triggers of CUSTOM_AUTH: a question that whoever can read knows the answer to, asked three times at most. */
export const libraryQuestion: Triggers = {
  defineAuthChallenge: (event) => {
    const { session } = event.request
    if (session.at(-1)?.challengeResult) event.response.issueTokens = true
    else if (session.length >= tries) event.response.failAuthentication = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => {
    event.response.publicChallengeParameters = {
      question: 'How many letters does the word LANTERN have?',
      hint: 'Any member of the library knows.',
    }
    event.response.privateChallengeParameters = { answer: '7' }
    return event
  },
  verifyAuthChallengeResponse: (event) => {
    const { challengeAnswer, privateChallengeParameters } = event.request
    event.response.answerCorrect = challengeAnswer.normalize('NFKC').trim() === privateChallengeParameters['answer']
    return event
  },
}
