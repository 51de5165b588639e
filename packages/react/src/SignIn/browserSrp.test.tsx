import { type CallName, type Calls, SignInError, type Transport } from '@challenge-kit/core'
import { createVerifier, randomBelowN, serverPublicKey, serverSignature, timestamp } from '@challenge-kit/core/srp'
import { expect, test } from 'vitest'
import { openPage, type Page } from '../testing/page.tsx'
import { SignIn } from './SignIn.tsx'

const password = 'CANARY-tide-pool-7'
const account = { prefix: 'Xq3dUwm7C', id: '84514837-dcbc-4af1-abff-f3c109334894', secret: password }

/** A backend that takes proofs: it keeps a verifier, and is never told the password. */
async function prover() {
  const salt = 0x5ea51deb0a7dn
  const verifier = await createVerifier(account, salt)
  const b = randomBelowN()
  const claim = { secretBlock: btoa('a block of Cognito'), timestamp: timestamp(new Date(0)) }
  const sent: { call: CallName; input: unknown }[] = []
  let A = ''
  const answers: Partial<{ [K in CallName]: (input: Calls[K]['in']) => Promise<Calls[K]['out']> }> = {
    start: async ({ srpA = '' }) => {
      A = srpA
      const srp = { pool: account.prefix, userId: account.id, salt: salt.toString(16), ...claim }
      return { kind: 'proof', flow: 'flow-1', step: 1, srp: { ...srp, B: serverPublicKey(verifier, b) } }
    },
    prove: async ({ signature, secretBlock, timestamp: at }) => {
      const expected = await serverSignature({ ...account, verifier, A, b, secretBlock, timestamp: at })
      if (signature !== expected) throw new SignInError('invalid_credentials')
      return { kind: 'signedIn', session: { username: account.id, signInName: 'jane@example.com', claims: {}, expiresIn: 3600 } }
    },
  }
  const transport: Transport = async (call, input) => {
    sent.push({ call, input })
    const answer = answers[call]
    if (!answer) throw new SignInError('unexpected')
    return answer(input)
  }
  return { transport, sent }
}

async function enter(page: Page, typed: string): Promise<void> {
  await page.user.clear(page.input('Username'))
  await page.user.type(page.input('Username'), 'jane@example.com')
  await page.user.type(page.input('Password'), `${typed}{Enter}`)
}

test('the password is proved in the page: no call ever holds it', async () => {
  const { transport, sent } = await prover()
  sessionStorage.clear()
  const page = openPage(<SignIn transport={transport} browserSrp />)
  await enter(page, `${password}?`)
  await page.findByText('That username and password don’t match.')
  await enter(page, password)
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(sent.map(({ call }) => call)).toEqual(['start', 'prove', 'start', 'prove'])
  expect(JSON.stringify(sent)).not.toContain('CANARY')
  expect(
    JSON.stringify(
      page.client
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain('CANARY')
})

test('without that wish it is sent, and what is sent is seen here', async () => {
  const { transport, sent } = await prover()
  sessionStorage.clear()
  const page = openPage(<SignIn transport={transport} />)
  await enter(page, password)
  await page.findByText('Something went wrong on our side. Please try again.')
  expect(JSON.stringify(sent)).toContain('CANARY')
})
