import type { Triggers } from '@challenge-kit/emulator'

const maxAttempts = 3

/** The triggers of CUSTOM_AUTH. They ask one question, at most three times. Any visitor can answer the question. */
export const libraryTriggers: Triggers = {
  defineAuthChallenge: (event) => {
    const { session } = event.request
    if (session.at(-1)?.challengeResult) event.response.issueTokens = true
    else if (session.length >= maxAttempts) event.response.failAuthentication = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => {
    event.response.publicChallengeParameters = {
      questionKey: 'lantern', // the page shows its message `question.lantern`, and these texts if it has no message
      lang: 'en',
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
