import type { ChallengeSpec } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { SignInError } from '../errors.ts'
import { readEmbedded, readObject, readString, readStrings } from '../json.ts'
import { knownMethods } from './mfaMethods.ts'

export const selectMfaType: ChallengeSpec<'SELECT_MFA_TYPE'> = {
  readChallenge: (json) => ({
    name: 'SELECT_MFA_TYPE',
    methods: knownMethods(readStrings(readObject(json, 'bad_response'), 'methods', 'bad_response')),
  }),
  check: ({ method }, challenge) => (challenge.methods.includes(method) ? {} : { method: 'not_offered' }),
}

export const selectMfaTypeCodec: CognitoCodec<'SELECT_MFA_TYPE'> = {
  // AWS's guide uses both names of the parameter.
  parse: ({ parameters }) => {
    const listed = readEmbedded(parameters['MFAS_CAN_CHOOSE'] ?? parameters['MFAS_CAN_SELECT'], 'upstream_invalid')
    const methods = knownMethods(readStrings({ listed }, 'listed', 'upstream_invalid'))
    return { name: 'SELECT_MFA_TYPE', methods }
  },
  readAnswer: (json) => {
    const [method] = knownMethods([
      readString(readObject(json, 'bad_request', ['method']), 'method', 'bad_request', 64),
    ])
    if (!method) throw new SignInError('bad_request', { detail: 'method must be an offered method' })
    return { method }
  },
  encode: ({ method }) => ({ ANSWER: method }),
}
