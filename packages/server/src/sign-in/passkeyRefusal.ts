import { type ChallengeName, isSignInError, SignInError, type SignInErrorCode } from '@challenge-kit/core'

// What the service calls a refused signature has not been seen: whatever says no, and nothing more.
const REFUSALS: readonly SignInErrorCode[] = [
  'attribute_rejected',
  'code_mismatch',
  'invalid_credentials',
  'passkey_not_added',
  'unexpected',
  'upstream_invalid',
]

/** The error of an answer; of a passkey's signature, whatever says no is the one refusal that it has. */
export function orPasskeyRefusal(name: ChallengeName, thrown: unknown): unknown {
  const refused = name === 'WEB_AUTHN' && isSignInError(thrown) && REFUSALS.includes(thrown.code)
  return refused ? new SignInError('passkey_refused') : thrown
}
