import { readAssertion } from '../credentials/webAuthnCredential.ts'
import { verifyAssertion } from '../factors/webAuthn.ts'
import type { ContinueSignIn } from '../sign-in/continueSignIn.ts'
import { wrongCredentials } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { RespondWithSession } from './responder.ts'

/**
 * WEB_AUTHN: an assertion by a passkey.
 * No second factor follows, because the pool offers WEB_AUTHN only if a passkey is enough.
 */
export function createWebAuthnResponder({
  continueSignIn,
}: {
  readonly continueSignIn: ContinueSignIn
}): RespondWithSession {
  return async ({ signIn, cognitoSession, responses }) => {
    const credential = text(responses, 'CREDENTIAL')
    readAssertion(credential)
    cognitoSession.state = 'used'
    const { settings } = signIn.pool
    const expectedChallenge = cognitoSession.context.passkeyChallenge ?? ''
    const passkey = await verifyAssertion(settings.passkeys, signIn.user, expectedChallenge, credential)
    if (!passkey) {
      if (settings.failedPasskeyKeepsSession) cognitoSession.state = 'open'
      throw wrongCredentials()
    }
    const method = passkey.attachment === 'cross-platform' ? 'hwk' : 'swk'
    return continueSignIn(signIn, { secondFactor: true, method })
  }
}
