import { comparableUsername, type KeyedHash, looksLikeAnother } from '../crypto/keyedHash.ts'
import { networkOf } from '../addresses/address.ts'
import type { ActionCounter, LimitCounter, LimitName, NamedRule } from './rules.ts'

/** What a call does that has a limit. */
export type LimitedAction =
  | 'start'
  | 'password'
  | 'code'
  | 'firstFactorCode'
  | 'customAnswer'
  | 'codeRequest'
  | 'messageAfterPassword'
  | 'messageOnRequest'
  | 'messageAfterUsername'
  | 'phoneNumber'
  | 'sessionCall'
  | 'accountCall'
  | 'currentPassword'
  | 'totpProof'

/** Who makes a call. */
export interface Caller {
  /** The client's address, or null if it is unknown. */
  readonly address: string | null
  /** The name as typed. */
  readonly username?: string
  /** The account's canonical username, or null until Cognito has sent it. */
  readonly userId?: string | null
  /** The id of the flow. */
  readonly flow?: string
  /** The key of the remembered device that this user has in this browser. */
  readonly device?: string | null
}

/** The counters of an action. */
export type ActionCounters = Readonly<Record<LimitedAction, (caller: Caller) => Promise<readonly ActionCounter[]>>>

// Every client without a known address shares one counter, so that counter has ten times the points.
const UNKNOWN_NETWORK_FACTOR = 10
const MAX_LEARNED_NAMES = 10_000

export interface Counters {
  readonly countersFor: ActionCounters
  /** From now on, guesses for this name also count for the account, which Cognito has named. */
  learnAccount(username: string, userId: string): Promise<void>
}

interface CountersParts {
  readonly rules: Readonly<Record<LimitName, NamedRule>>
  /** Each user pool has its own counters, because two pools may share a store, and their accounts may share names. */
  readonly userPoolId: string
  readonly keyedHash: KeyedHash
}

export function createCounters({ rules, userPoolId, keyedHash }: CountersParts): Counters {
  const learned = new Map<string, string>()
  const counter = (rule: LimitName, ...key: readonly string[]): LimitCounter => ({
    rule,
    key: [userPoolId, rule, ...key].join(':'),
    ...rules[rule],
  })

  function perNetwork(rule: LimitName, address: string | null, ...key: readonly string[]): LimitCounter {
    const network = address === null ? null : networkOf(address, 32, 4)
    const found = counter(rule, ...key, network ?? 'unknown')
    return network === null ? { ...found, points: found.points * UNKNOWN_NETWORK_FACTOR } : found
  }

  const message = (kind: 'password' | 'request' | 'username', name: string): ActionCounter => ({
    ...counter('sentMessagesPerAccount', kind, name),
    countsIf: 'messageSent',
  })

  /** The account by its canonical username, which is never folded: two names that look alike are two accounts. */
  const byId = async (userId: string): Promise<string> => `id-${await keyedHash(userId)}`
  /** The typed name together with every name that looks like it. */
  const byTypedName = ({ username = '' }: Pick<Caller, 'username'>): Promise<string> =>
    keyedHash(comparableUsername(username))
  /** The account once it is known. Before that, each of its aliases counts apart. */
  const byAccount = (caller: Caller): Promise<string> => (caller.userId ? byId(caller.userId) : byTypedName(caller))

  /** The account, if Cognito has named it. Before that, the typed name, and the account that an earlier sign-in with this name had. */
  async function namesOf(caller: Pick<Caller, 'username' | 'userId'>): Promise<readonly string[]> {
    if (caller.userId) return [await byId(caller.userId)]
    const typed = await byTypedName(caller)
    return [...new Set([learned.get(typed) ?? typed, typed])]
  }

  /** A code counts for its flow, and for its account. */
  const code = async (rule: LimitName, caller: Caller): Promise<readonly ActionCounter[]> => [
    counter('codesPerFlow', caller.flow ?? ''),
    ...(await namesOf(caller)).map((name) => ({ ...counter(rule, name), whenRight: 'thisPoint' as const })),
  ]

  /**
   * A guess counts for the typed name, for the account, and for every name that looks like the typed one. A remembered
   * device of the user counts alone, because strangers cannot guess from it.
   */
  async function password(caller: Caller): Promise<readonly ActionCounter[]> {
    const { username = '', userId, address, device } = caller
    if (device) return [{ ...counter('passwordPerDevice', await keyedHash(device)), whenRight: 'allPoints' }]
    const typed = await byTypedName(caller)
    const named = userId ? await byId(userId) : null
    const account = named ?? learned.get(typed) ?? typed
    const perName = (name: string, whenRight: ActionCounter['whenRight']): ActionCounter => ({
      ...perNetwork('passwordPerNetwork', address, name),
      ...(whenRight && { whenRight }),
    })
    return [
      perName(`as-${await keyedHash(username)}`, 'allPoints'),
      // A learned account may be outdated, because an alias can move to another account.
      ...(account === typed ? [] : [perName(account, named ? 'allPoints' : 'thisPoint')]),
      // Of look-alike names only this point comes back, because an attacker could register one to free its neighbour.
      perName(typed, looksLikeAnother(username) ? 'thisPoint' : 'allPoints'),
      ...[...new Set([account, typed])].map((name) => ({
        ...counter('passwordPerAccount', name),
        whenRight: 'thisPoint' as const,
      })),
    ]
  }

  const countersFor: ActionCounters = {
    password,
    start: async ({ address }) => {
      const site = address?.includes(':') ? networkOf(address, 32, 3) : null
      const found = [
        ...(site === null ? [] : [counter('startPerSite', site)]),
        perNetwork('startPerMinute', address),
        perNetwork('startPerHour', address),
      ]
      return found.map((one) => ({ ...one, whenSignedIn: true }))
    },
    code: (caller) => code('codesPerAccount', caller),
    firstFactorCode: (caller) => code('firstFactorCodesPerAccount', caller),
    customAnswer: async (caller) => [
      { ...counter('customAnswersPerAccount', await byAccount(caller)), whenSignedIn: true },
    ],
    codeRequest: async ({ address, username = '' }) => [
      { ...perNetwork('codeRequestsPerNetwork', address), whenSignedIn: true },
      ...(await namesOf({ username })).map((name) => counter('codeRequestsPerAccount', name)),
    ],
    // The three kinds of messages count apart, so that a stranger who requests codes takes no message from the owner.
    messageAfterPassword: async ({ address, username = '' }) => [
      { ...perNetwork('sentMessagesPerNetwork', address), countsIf: 'messageSent', whenSignedIn: true },
      message('password', await keyedHash(username.toLowerCase())),
    ],
    messageOnRequest: async (caller) => [message('request', await byTypedName(caller))],
    messageAfterUsername: async (caller) => [message('username', await byTypedName(caller))],
    phoneNumber: async (caller) => [
      { ...counter('phoneNumbersPerAccount', await byAccount(caller)), countsIf: 'phoneStored' },
    ],
    sessionCall: async ({ address }) => [perNetwork('sessionCallsPerNetwork', address)],
    accountCall: async ({ address }) => [perNetwork('accountCallsPerNetwork', address)],
    currentPassword: async (caller) => [
      { ...counter('accountGuessesPerAccount', 'password', await byAccount(caller)), whenRight: 'allPoints' },
    ],
    totpProof: async (caller) => [
      { ...counter('accountGuessesPerAccount', 'totp', await byAccount(caller)), whenRight: 'allPoints' },
    ],
  }

  return {
    countersFor,
    learnAccount: async (username, userId) => {
      // The name of a look-alike account is not that of its neighbour.
      if (looksLikeAnother(username)) return
      const typed = await byTypedName({ username })
      learned.delete(typed)
      learned.set(typed, await byId(userId))
      const [oldest] = learned.keys()
      if (learned.size > MAX_LEARNED_NAMES && oldest !== undefined) learned.delete(oldest)
    },
  }
}
