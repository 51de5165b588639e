import type { AnyChallenge, ChallengeSpec } from './challenge'
import { readObject, readString, readStringMap } from '../json.ts'

type Repeats = 'same' | 'other' | null

function repeats(parameters: Readonly<Record<string, string>>, previous: AnyChallenge | null): Repeats {
  if (previous?.name !== 'CUSTOM_CHALLENGE') return null
  return JSON.stringify(parameters) === JSON.stringify(previous.parameters) ? 'same' : 'other'
}

export const customChallenge: ChallengeSpec<'CUSTOM_CHALLENGE'> = {
  name: 'CUSTOM_CHALLENGE',
  // A wrong answer is no exception: Cognito asks again, perhaps the very same.
  parse: ({ parameters, customParameters, previous }) => {
    const allowed = customParameters.flatMap((key) => {
      const value = parameters[key]
      return value === undefined ? [] : [[key, value] as const]
    })
    const shown = Object.fromEntries(allowed)
    return { name: 'CUSTOM_CHALLENGE', parameters: shown, repeats: repeats(shown, previous) }
  },
  readChallenge: (json) => {
    const object = readObject(json, 'bad_response')
    const { repeats: said } = object
    return {
      name: 'CUSTOM_CHALLENGE',
      parameters: readStringMap(object, 'parameters', 'bad_response'),
      repeats: said === 'same' || said === 'other' ? said : null,
    }
  },
  readAnswer: (json) => ({
    answer: readString(readObject(json, 'bad_request', ['answer']), 'answer', 'bad_request', 2048),
  }),
  check: ({ answer }) => (answer.trim() === '' ? { answer: 'missing' } : {}),
  encode: ({ answer }) => ({ ANSWER: answer }),
}
