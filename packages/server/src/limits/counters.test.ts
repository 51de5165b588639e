import { expect, test } from 'vitest'
import { type Caller, createCounters, type LimitedAction } from './counters.ts'
import { type ActionCounter, RULES } from './rules.ts'

// A hash that shows what is hashed.
const userPoolId = 'us-east-1_Example'
const createTestCounters = () =>
  createCounters({ rules: RULES, userPoolId, keyedHash: (text) => Promise.resolve(`#${text}`) })
const caller: Caller = { address: '203.0.113.7', username: 'Ada', flow: 'f1' }
const known: Caller = { ...caller, userId: 'Sub-1' }

/** What comes back, and when. */
function back({ whenRight, whenSignedIn, countsIf }: ActionCounter): string {
  const parts = [
    whenRight === undefined ? '' : `; right: ${whenRight}`,
    whenSignedIn ? '; signed in: this point' : '',
    countsIf === undefined ? '' : `; back unless ${countsIf}`,
  ]
  return parts.join('')
}

const lines = (found: readonly ActionCounter[]): string[] =>
  found.map((one) => `${one.key.replace(`${userPoolId}:`, '')}${back(one)}`)

async function counted(action: LimitedAction, who: Caller): Promise<string[]> {
  return lines(await createTestCounters().countersFor[action](who))
}

test.each<[LimitedAction, Caller, readonly string[]]>([
  [
    'start',
    caller,
    ['startPerMinute:203.0.113.7; signed in: this point', 'startPerHour:203.0.113.7; signed in: this point'],
  ],
  [
    'start',
    { address: '2001:db8:1:2:3::9' },
    [
      'startPerSite:2001:db8:1::; signed in: this point',
      'startPerMinute:2001:db8:1:2::; signed in: this point',
      'startPerHour:2001:db8:1:2::; signed in: this point',
    ],
  ],
  [
    'start',
    { address: 'not::an::address' },
    ['startPerMinute:unknown; signed in: this point', 'startPerHour:unknown; signed in: this point'],
  ],
  [
    'start',
    { address: null },
    ['startPerMinute:unknown; signed in: this point', 'startPerHour:unknown; signed in: this point'],
  ],
  ['code', caller, ['codesPerFlow:f1', 'codesPerAccount:#ada; right: thisPoint']],
  ['code', known, ['codesPerFlow:f1', 'codesPerAccount:id-#Sub-1; right: thisPoint']],
  ['firstFactorCode', known, ['codesPerFlow:f1', 'firstFactorCodesPerAccount:id-#Sub-1; right: thisPoint']],
  ['customAnswer', known, ['customAnswersPerAccount:id-#Sub-1; signed in: this point']],
  ['codeRequest', known, ['codeRequestsPerNetwork:203.0.113.7; signed in: this point', 'codeRequestsPerAccount:#ada']],
  [
    'messageAfterPassword',
    known,
    [
      'sentMessagesPerNetwork:203.0.113.7; signed in: this point; back unless messageSent',
      'sentMessagesPerAccount:password:#ada; back unless messageSent',
    ],
  ],
  ['messageOnRequest', known, ['sentMessagesPerAccount:request:#ada; back unless messageSent']],
  ['messageAfterUsername', known, ['sentMessagesPerAccount:username:#ada; back unless messageSent']],
  ['phoneNumber', known, ['phoneNumbersPerAccount:id-#Sub-1; back unless phoneStored']],
  ['sessionCall', known, ['sessionCallsPerNetwork:203.0.113.7']],
  ['accountCall', known, ['accountCallsPerNetwork:203.0.113.7']],
  ['currentPassword', known, ['accountGuessesPerAccount:password:id-#Sub-1; right: allPoints']],
  ['totpProof', known, ['accountGuessesPerAccount:totp:id-#Sub-1; right: allPoints']],
])('the action `%s` of %j counts for', async (action, who, expected) => {
  expect(await counted(action, who)).toEqual(expected)
})

test('a password counts for the typed name in this network and from anywhere', async () => {
  expect(await counted('password', caller)).toEqual([
    'passwordPerNetwork:as-#Ada:203.0.113.7; right: allPoints',
    'passwordPerNetwork:#ada:203.0.113.7; right: allPoints',
    'passwordPerAccount:#ada; right: thisPoint',
  ])
})

test('a password of an account that Cognito has told counts for the account too', async () => {
  expect(await counted('password', known)).toEqual([
    'passwordPerNetwork:as-#Ada:203.0.113.7; right: allPoints',
    'passwordPerNetwork:id-#Sub-1:203.0.113.7; right: allPoints',
    'passwordPerNetwork:#ada:203.0.113.7; right: allPoints',
    'passwordPerAccount:id-#Sub-1; right: thisPoint',
    'passwordPerAccount:#ada; right: thisPoint',
  ])
})

test('a name whose account was told earlier counts for that account, and frees only its own point there', async () => {
  const { countersFor, learnAccount } = createTestCounters()
  await learnAccount('ADA', 'Sub-1')
  const found = lines(await countersFor.password(caller))
  expect(found).toContain('passwordPerNetwork:id-#Sub-1:203.0.113.7; right: thisPoint')
  expect(found).toContain('passwordPerAccount:id-#Sub-1; right: thisPoint')
})

test('a name that looks like another frees only its own point of that name, and does not tell its account', async () => {
  const { countersFor, learnAccount } = createTestCounters()
  await learnAccount(' ada', 'Sub-2')
  expect(lines(await countersFor.password({ ...caller, username: ' ada' }))).toEqual([
    'passwordPerNetwork:as-# ada:203.0.113.7; right: allPoints',
    'passwordPerNetwork:#ada:203.0.113.7; right: thisPoint',
    'passwordPerAccount:#ada; right: thisPoint',
  ])
})

test('a password from a remembered device counts for the device alone', async () => {
  const device = 'us-east-1_key'
  expect(await counted('password', { ...known, device })).toEqual([`passwordPerDevice:#${device}; right: allPoints`])
})

test('a call without an address counts for the unknown network, which has ten times the points', async () => {
  const [found] = await createTestCounters().countersFor.sessionCall({ address: null })
  expect(found).toMatchObject({ key: `${userPoolId}:sessionCallsPerNetwork:unknown`, points: 600 })
  const [ofNetwork] = await createTestCounters().countersFor.sessionCall({ address: '203.0.113.7' })
  expect(ofNetwork).toMatchObject({ rule: 'sessionCallsPerNetwork', points: 60, window: 60, scope: 'network' })
})

test('the ten thousand names that were told last are kept', async () => {
  const { countersFor, learnAccount } = createTestCounters()
  await learnAccount('first', 'Sub-1')
  await learnAccount('second', 'Sub-2')
  await learnAccount('first', 'Sub-1')
  for (let n = 0; n < 9_998; n += 1) await learnAccount(`user-${n}`, `id-${n}`)
  const keys = async (username: string) => lines(await countersFor.password({ address: null, username })).join(' ')
  expect([await keys('first'), await keys('second')]).toEqual([
    expect.stringContaining('Sub-1'),
    expect.stringContaining('Sub-2'),
  ])
  await learnAccount('one-more', 'Sub-3')
  expect(await keys('first')).toContain('Sub-1')
  expect(await keys('second')).not.toContain('Sub-2')
})
