import { expect, test } from 'vitest'
import { ada, deviceRig, PHONE, signInWithCode } from '../testing/deviceRig.ts'
import { answer, createRig, failure, PASSWORD, question, type RigOptions } from '../testing/rig.ts'

const authFlow = 'USER_AUTH'
const alone = { passwordChallenges: ['PASSWORD_SRP'] } as const

const choosing = (settings: RigOptions['settings'] = alone) =>
  createRig({ handler: { authFlow }, settings: { firstFactors: ['PASSWORD'], ...settings } })

test('a password that may only be chosen with a proof is proved here, in the one round trip', async () => {
  const rig = choosing()
  const { browser } = rig
  const asked = question(await browser.call('start', { username: 'ada' }))
  expect(asked.challenge).toEqual({ name: 'SELECT_CHALLENGE', methods: ['PASSWORD'] })
  const given = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'])
  const sent = JSON.stringify(rig.pool.requestLog.list().map(({ request }) => request))
  expect(sent).toContain('"ANSWER":"PASSWORD_SRP"')
  expect(sent).not.toContain(PASSWORD)
})

test('a wrong one is a wrong password, and counts as a guess', async () => {
  const rig = choosing()
  const { browser } = rig
  const guess = async () =>
    answer(browser, question(await browser.call('start', { username: 'ada' })), { method: 'PASSWORD', password: 'no' })
  for (let tries = 0; tries < 4; tries += 1) expect((await failure(guess())).code).toBe('invalid_credentials')
  expect((await failure(guess())).code).toBe('throttled')
})

test('one that came along with the name is not asked for twice', async () => {
  const rig = choosing()
  const { browser } = rig
  expect(await browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream()).toHaveLength(3)
})

test('a remembered device goes along, and stands in for the code', async () => {
  const rig = deviceRig({ remember: 'always' }, true, { handler: { authFlow }, settings: alone, users: [ada] })
  await signInWithCode(rig)
  const { browser } = rig
  const before = rig.upstream().length
  const asked = question(await browser.call('start', { username: 'ada' }))
  const messages = rig.pool.outbox.messages().length
  const given = { method: 'PASSWORD', password: PASSWORD }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  expect(rig.upstream().slice(before)).toHaveLength(5)
  expect(rig.pool.outbox.messages().filter(({ to }) => to === PHONE)).toHaveLength(messages)
})

test('where both are offered, the password is sent as it is', async () => {
  const { browser, pool } = choosing({ passwordChallenges: ['PASSWORD', 'PASSWORD_SRP'] })
  const asked = question(await browser.call('start', { username: 'ada' }))
  await answer(browser, asked, { method: 'PASSWORD', password: PASSWORD })
  expect(JSON.stringify(pool.requestLog.list().at(-1)?.request)).toContain('"ANSWER":"PASSWORD"')
})
