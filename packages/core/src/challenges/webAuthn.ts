import type { ChallengeSpec } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import { readEmbedded, readObject } from '../json.ts'
import { readPasskeyAssertion, readPasskeyRequest } from '../passkeys/passkeyRequest.ts'

export const webAuthn: ChallengeSpec<'WEB_AUTHN'> = {
  readChallenge: (json) => ({
    name: 'WEB_AUTHN',
    request: readPasskeyRequest(readObject(json, 'bad_response')['request'], 'bad_response'),
  }),
  // Only Cognito can verify a signature.
  check: () => ({}),
}

export const webAuthnCodec: CognitoCodec<'WEB_AUTHN'> = {
  parse: ({ parameters }) => {
    const request = readEmbedded(parameters['CREDENTIAL_REQUEST_OPTIONS'], 'upstream_invalid')
    return { name: 'WEB_AUTHN', request: readPasskeyRequest(request, 'upstream_invalid') }
  },
  readAnswer: (json) => {
    const { credential } = readObject(json, 'bad_request', ['credential'])
    return { credential: readPasskeyAssertion(credential, 'bad_request') }
  },
  encode: ({ credential }) => ({ CREDENTIAL: JSON.stringify({ ...credential, clientExtensionResults: {} }) }),
}
