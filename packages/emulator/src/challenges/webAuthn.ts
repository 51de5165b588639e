import { advance } from '../sign-in/continueSignIn.ts'
import type { Answer } from '../sign-in/signIn.ts'
import { readAssertion } from '../credentials/webAuthnCredential.ts'
import { verifyAssertion } from '../factors/webAuthn.ts'
import { wrongCredentials } from '../wire/exceptions.ts'
import { text } from '../wire/input.ts'
import type { Reply } from './responder.ts'

/** The passkey's assertion. It is only asked of those for whom it is proof enough. */
export async function answerWebAuthn({ attempt, session, responses }: Reply): Promise<Answer> {
  const credential = text(responses, 'CREDENTIAL')
  readAssertion(credential)
  session.state = 'spent'
  const passkey = await verifyAssertion(attempt, session.context.passkeyChallenge ?? '', credential)
  if (!passkey) {
    if (attempt.pool.settings.failedPasskeyKeepsSession) session.state = 'open'
    throw wrongCredentials()
  }
  return advance(attempt, { secondFactor: true, by: passkey.attachment === 'cross-platform' ? 'hwk' : 'swk' })
}
