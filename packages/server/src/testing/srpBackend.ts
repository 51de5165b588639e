import type { ProofReply, ProveInput, Reply } from '@challenge-kit/core'
import { claimSignature, createEphemeral } from '@challenge-kit/core/srp'
import type { TestBrowser } from './testBrowser.ts'
import { createTestBackend, PASSWORD, type TestBackend, type TestBackendOptions } from './testBackend.ts'

/** A backend with USER_SRP_AUTH: the browser proves the password and does not send it. */
export const createSrpBackend = ({ handler, ...more }: TestBackendOptions = {}): TestBackend =>
  createTestBackend({ ...more, handler: { authFlow: 'USER_SRP_AUTH', ...handler } })

/** Makes the call `start`, and returns its reply and the input for `prove`. */
export async function startProof(
  browser: TestBrowser,
  username = 'ada',
  password = PASSWORD,
): Promise<{ readonly reply: ProofReply; readonly input: ProveInput }> {
  const { a, A } = createEphemeral()
  const reply = await browser.call('start', { username, srpA: A })
  if (reply.kind !== 'proof') throw new Error(`expected a proof reply, got ${JSON.stringify(reply)}`)
  const { flow, challengeIndex, srp } = reply
  const { salt, B, secretBlock, timestamp } = srp
  const identity = { prefix: srp.pool, id: srp.userId, secret: password }
  const signature = await claimSignature({ identity, salt, B, a, secretBlock, timestamp })
  return { reply, input: { flow, challengeIndex, signature, secretBlock, timestamp } }
}

/** Makes the calls `start` and `prove`, as a page does. */
export async function signInWithProof(browser: TestBrowser, username?: string, password?: string): Promise<Reply> {
  return browser.call('prove', (await startProof(browser, username, password)).input)
}
