import type { ChallengeSpec, FirstFactor } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { SignInError } from '../errors.ts'
import { readObject, readString, readStrings } from '../json.ts'

// The order on screen. The kit does not use Cognito's order, because that order has no meaning.
const FACTORS: readonly FirstFactor[] = ['WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP', 'PASSWORD']

/** Returns the first factors in `names` that the kit knows. Reads `PASSWORD_SRP` as `PASSWORD`. */
function knownFactors(names: readonly string[]): readonly FirstFactor[] {
  const listed = names.map((name) => (name === 'PASSWORD_SRP' ? 'PASSWORD' : name))
  return FACTORS.filter((factor) => listed.includes(factor))
}

/** Reads a password of any length, because a password that is too long is a wrong password for the user. */
const readPassword = (json: unknown, keys: readonly string[]): string =>
  readString(readObject(json, 'bad_request', keys), 'password', 'bad_request', Infinity)

export const selectChallenge: ChallengeSpec<'SELECT_CHALLENGE'> = {
  readChallenge: (json) => ({
    name: 'SELECT_CHALLENGE',
    methods: knownFactors(readStrings(readObject(json, 'bad_response'), 'methods', 'bad_response')),
  }),
  check: (answer, challenge) => {
    if (!challenge.methods.includes(answer.method)) return { method: 'not_offered' }
    return answer.method === 'PASSWORD' && answer.password === '' ? { password: 'missing' } : {}
  },
}

export const selectChallengeCodec: CognitoCodec<'SELECT_CHALLENGE'> = {
  parse: ({ availableChallenges }) => ({ name: 'SELECT_CHALLENGE', methods: knownFactors(availableChallenges) }),
  readAnswer: (json) => {
    const chosen = readString(readObject(json, 'bad_request', ['method', 'password']), 'method', 'bad_request', 64)
    const [method] = knownFactors([chosen])
    if (!method) throw new SignInError('bad_request', { detail: 'method must be an offered method' })
    return method === 'PASSWORD' ? { method, password: readPassword(json, ['method', 'password']) } : { method }
  },
  encode: (answer): Record<string, string> =>
    answer.method === 'PASSWORD' ? { ANSWER: 'PASSWORD', PASSWORD: answer.password } : { ANSWER: answer.method },
}

export const password: ChallengeSpec<'PASSWORD'> = {
  readChallenge: () => ({ name: 'PASSWORD' }),
  check: (answer) => (answer.password === '' ? { password: 'missing' } : {}),
}

export const passwordCodec: CognitoCodec<'PASSWORD'> = {
  parse: () => ({ name: 'PASSWORD' }),
  readAnswer: (json) => ({ password: readPassword(json, ['password']) }),
  encode: (answer) => ({ PASSWORD: answer.password }),
}
