import { advance } from '../advance.ts'
import type { Answer } from '../attempt.ts'
import { readAssertion } from '../credential.ts'
import { verifyAssertion } from '../factors/webAuthn.ts'
import { wrongCredentials } from '../failure.ts'
import { text } from '../input.ts'
import type { Reply } from './reply.ts'

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
