import type { PoolSettings } from '@challenge-kit/emulator'

type Triggers = PoolSettings['triggers']

/** Lambda triggers of a custom challenge with the right answer `four`. A wrong answer in the last round fails the sign-in. */
export const customChallengeTriggers = (rounds: number, hints: readonly string[] = ['two and two']): Triggers => ({
  defineAuthChallenge: (event) => {
    const { session } = event.request
    const last = session.at(-1)
    const solved = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult
    if (solved) event.response.issueTokens = true
    else if (session.length >= rounds) event.response.failAuthentication = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => {
    const hint = hints[event.request.session.length % hints.length] ?? ''
    event.response.publicChallengeParameters = { hint, internal: 'ticket-7' }
    event.response.privateChallengeParameters = { answer: 'four' }
    return event
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect = event.request.challengeAnswer === 'four'
    return event
  },
})

/** The same custom challenge, after a password that is proved by SRP. */
export function passwordThenCustomChallenge(rounds: number): Triggers {
  const custom = customChallengeTriggers(rounds)
  return {
    ...custom,
    defineAuthChallenge: (event) => {
      if (event.request.session.at(-1)?.challengeName !== 'SRP_A') return custom.defineAuthChallenge?.(event) ?? event
      event.response.challengeName = 'PASSWORD_VERIFIER'
      return event
    },
  }
}

/** The same custom challenge without a limit of rounds. The trigger crashes on the answer `crash`. */
export const crashingCustomChallenge: Triggers = {
  ...customChallengeTriggers(Infinity),
  verifyAuthChallengeResponse: (event) => {
    const { challengeAnswer } = event.request
    if (challengeAnswer === 'crash') throw new Error('crashed')
    event.response.answerCorrect = challengeAnswer === 'four'
    return event
  },
}
