import type { ClientOptions, DefineAuthChallengeEvent, PoolSettings, Triggers } from '../index.ts'
import type { ApiFamily } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

/** Allows three tries at the custom challenge. If the flow starts with SRP, the password comes first. */
export function allowThreeTries(event: DefineAuthChallengeEvent): DefineAuthChallengeEvent {
  const { session } = event.request
  const last = session.at(-1)
  const tries = session.filter((round) => round.challengeName === 'CUSTOM_CHALLENGE')
  if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER'
  else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult) event.response.issueTokens = true
  else if (tries.length >= 3) event.response.failAuthentication = true
  else event.response.challengeName = 'CUSTOM_CHALLENGE'
  return event
}

export const customTriggers: Required<Triggers> = {
  defineAuthChallenge: allowThreeTries,
  createAuthChallenge: (event) => {
    const left = String(3 - event.request.session.filter((round) => round.challengeName === 'CUSTOM_CHALLENGE').length)
    event.response.publicChallengeParameters = { question: 'How many legs?', left }
    event.response.privateChallengeParameters = { answer: 'four' }
    event.response.challengeMetadata = `TRY-${left}`
    return event
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters['answer']
    return event
  },
}

/** A pool with these triggers, and functions that sign its user in. */
export function poolWithTriggers(
  triggers: Triggers = customTriggers,
  {
    family = 'admin',
    settings = {},
    client = {},
  }: { family?: ApiFamily; settings?: Partial<PoolSettings>; client?: Omit<ClientOptions, 'id'> } = {},
) {
  const pool = poolWith({
    clients: [{ id: 'web', ...client }],
    settings: { triggers, ...settings },
    users: [{ username: 'ada', password, attributes: { email: 'ada@example.com' } }],
  })
  const steps = signInSteps(pool, family)
  const begin = (more: Record<string, string> = {}, USERNAME = 'ada') =>
    steps.initiate('CUSTOM_AUTH', { USERNAME, ...more })
  return { pool, ...steps, begin }
}
