import type { ProofReply, ProveInput, Reply } from '@challenge-kit/core'
import { claimSignature, createEphemeral } from '@challenge-kit/core/srp'
import type { TestBrowser } from './testBrowser.ts'
import { createTestBackend, PASSWORD, type TestBackend, type TestBackendOptions } from './testBackend.ts'

/** A backend that is never told a password: the browser proves it. */
export const createSrpBackend = ({ handler, ...more }: TestBackendOptions = {}): TestBackend =>
  createTestBackend({ ...more, handler: { authFlow: 'USER_SRP_AUTH', ...handler } })

/** The first of the two calls, and what makes the second. */
export async function startProof(
  browser: TestBrowser,
  username = 'ada',
  password = PASSWORD,
): Promise<{ readonly reply: ProofReply; readonly input: ProveInput }> {
  const { a, A } = createEphemeral()
  const reply = await browser.call('start', { username, srpA: A })
  if (reply.kind !== 'proof') throw new Error(`expected to be asked for a proof, got ${JSON.stringify(reply)}`)
  const { flow, challengeIndex, srp } = reply
  const { salt, B, secretBlock, timestamp } = srp
  const identity = { prefix: srp.pool, id: srp.userId, secret: password }
  const signature = await claimSignature({ identity, salt, B, a, secretBlock, timestamp })
  return { reply, input: { flow, challengeIndex, signature, secretBlock, timestamp } }
}

/** Both calls, as a page makes them. */
export async function signInWithProof(browser: TestBrowser, username?: string, password?: string): Promise<Reply> {
  return browser.call('prove', (await startProof(browser, username, password)).input)
}
