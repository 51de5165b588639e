import { expect, test } from 'vitest'
import { testBrowser } from './testing/browser.ts'
import { ada, deviceRig, PHONE, signInWithCode } from './testing/deviceRig.ts'
import { answer, createRig, failure, PASSWORD, question, type Rig } from './testing/rig.ts'
import { sdkOver } from './testing/sdk.ts'

/** The same pool, but a password may be chosen by SRP alone. */
function bySrpAlone(rig: Rig) {
  async function fetch(request: Request): Promise<Response> {
    const body = (await request.text()).replaceAll(/"PREFERRED_CHALLENGE":"PASSWORD","PASSWORD":"[^"]*",?/g, '')
    const response = await rig.pool.fetch(new Request(request.url, { method: 'POST', headers: request.headers, body }))
    const text = (await response.text()).replace('"PASSWORD_SRP","PASSWORD"', '"PASSWORD_SRP"')
    return new Response(text, { status: response.status, headers: response.headers })
  }
  return rig.newHandler({ cognito: sdkOver(fetch) })
}

const choosing = () => createRig({ handler: { authFlow: 'USER_AUTH' }, settings: { firstFactors: ['PASSWORD'] } })

test('a password that may only be chosen with a proof is proved here, in the one round trip', async () => {
  const rig = choosing()
  const browser = testBrowser(bySrpAlone(rig))
  const asked = question(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['PASSWORD'] })
  const given = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'])
  const sent = JSON.stringify(rig.pool.calls.list().map(({ request }) => request))
  expect(sent).toContain('"ANSWER":"PASSWORD_SRP"')
  expect(sent).not.toContain(PASSWORD)
})

test('a wrong one is a wrong password, and counts as a guess', async () => {
  const rig = choosing()
  const browser = testBrowser(bySrpAlone(rig))
  const guess = async () =>
    answer(browser, question(await browser.call('start', { username: 'ada' })), { method: 'PASSWORD', password: 'no' })
  for (let tries = 0; tries < 4; tries += 1) expect((await failure(guess())).code).toBe('invalid_credentials')
  expect((await failure(guess())).code).toBe('throttled')
})

test('one that came along with the name is not asked for twice', async () => {
  const rig = choosing()
  const browser = testBrowser(bySrpAlone(rig))
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream()).toHaveLength(3)
})

test('a remembered device goes along, and stands in for the code', async () => {
  const rig = deviceRig({ remember: 'always' }, true, { handler: { authFlow: 'USER_AUTH' }, users: [ada] })
  await signInWithCode(rig)
  const browser = testBrowser(bySrpAlone(rig))
  for (const [name, value] of rig.browser.cookies) browser.cookies.set(name, value)
  const before = rig.upstream().length
  const asked = question(await browser.call('start', { username: 'ada' }))
  const messages = rig.pool.outbox.messages().length
  const given = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream().slice(before)).toHaveLength(5)
  expect(rig.pool.outbox.messages().filter(({ to }) => to === PHONE)).toHaveLength(messages)
})

test('where both are offered, the password is sent as it is', async () => {
  const { browser, pool } = choosing()
  const asked = question(await browser.call('start', { username: 'ada' }))
  await answer(browser, asked, { method: 'PASSWORD', password: PASSWORD })
  expect(JSON.stringify(pool.calls.list().at(-1)?.request)).toContain('"ANSWER":"PASSWORD"')
})
