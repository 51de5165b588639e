import type { AnyChallenge, ChallengeSpec } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { readObject, readString, readStringMap } from '../json.ts'

type Repeats = 'same' | 'other' | null

function repeats(parameters: Readonly<Record<string, string>>, previous: AnyChallenge | null): Repeats {
  if (previous?.name !== 'CUSTOM_CHALLENGE') return null
  return JSON.stringify(parameters) === JSON.stringify(previous.parameters) ? 'same' : 'other'
}

export const customChallenge: ChallengeSpec<'CUSTOM_CHALLENGE'> = {
  readChallenge: (json) => {
    const object = readObject(json, 'bad_response')
    const { repeats: value } = object
    return {
      name: 'CUSTOM_CHALLENGE',
      parameters: readStringMap(object, 'parameters', 'bad_response'),
      repeats: value === 'same' || value === 'other' ? value : null,
    }
  },
  check: ({ answer }) => (answer.trim() === '' ? { answer: 'missing' } : {}),
}

export const customChallengeCodec: CognitoCodec<'CUSTOM_CHALLENGE'> = {
  // After a wrong answer, Cognito throws no exception. It sends the same challenge again, or another challenge.
  parse: ({ parameters, customParameters, previous }) => {
    const allowed = customParameters.flatMap((key) => {
      const value = parameters[key]
      return value === undefined ? [] : [[key, value] as const]
    })
    const visible = Object.fromEntries(allowed)
    return { name: 'CUSTOM_CHALLENGE', parameters: visible, repeats: repeats(visible, previous) }
  },
  readAnswer: (json) => ({
    answer: readString(readObject(json, 'bad_request', ['answer']), 'answer', 'bad_request', 2048),
  }),
  encode: ({ answer }) => ({ ANSWER: answer }),
}
