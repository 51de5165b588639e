import { comparableUsername, type KeyedHash, looksLikeAnother } from '../crypto/keyedHash.ts'
import { networkOf } from './network.ts'
import type { LimitCounter, LimitName, NamedRule } from './rules.ts'

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
  /** The account's canonical username, or null until Cognito has told it. */
  readonly userId?: string | null
  /** The id of the flow. */
  readonly flow?: string
}

export interface ActionCounter extends LimitCounter {
  /** Whether a right password or code resets this counter. */
  readonly resetWhenRight?: boolean
}

/** The counters of an action, in the order in which their points are taken. */
export type ActionCounters = Readonly<Record<LimitedAction, (caller: Caller) => Promise<readonly ActionCounter[]>>>

// Every client without a known address shares one counter, so that counter has ten times the points.
const UNKNOWN_NETWORK_FACTOR = 10

export function createCounters(rules: Readonly<Record<LimitName, NamedRule>>, keyedHash: KeyedHash): ActionCounters {
  const counter = (rule: LimitName, ...key: readonly string[]): LimitCounter => ({
    rule,
    key: [rule, ...key].join(':'),
    ...rules[rule],
  })

  function perNetwork(rule: LimitName, address: string | null, ...key: readonly string[]): LimitCounter {
    const network = address === null ? null : networkOf(address, 32, 4)
    const found = counter(rule, ...key, network ?? 'unknown')
    return network === null ? { ...found, points: found.points * UNKNOWN_NETWORK_FACTOR } : found
  }

  /** The account by its canonical username, which is never folded: two names that look alike are two accounts. */
  const byId = async (userId: string): Promise<string> => `id-${await keyedHash(userId)}`
  /** The typed name together with every name that looks like it. */
  const byTypedName = ({ username = '' }: Caller): Promise<string> => keyedHash(comparableUsername(username))
  /** The account once it is known. Before that, each of its aliases counts apart. */
  const byAccount = (caller: Caller): Promise<string> => (caller.userId ? byId(caller.userId) : byTypedName(caller))

  /** A guess counts for the typed name, for the account, and for every name that looks like the typed one. */
  async function password(caller: Caller): Promise<readonly ActionCounter[]> {
    const { username = '', userId, address } = caller
    const typed = await byTypedName(caller)
    const account = await byAccount(caller)
    const own = [`as-${await keyedHash(username)}`, ...(userId ? [account] : [])]
    return [
      ...own.map((name) => ({ ...perNetwork('passwordPerNetwork', address, name), resetWhenRight: true })),
      // Never reset look-alike names, because an attacker could register one to reset the count of its neighbour.
      { ...perNetwork('passwordPerNetwork', address, typed), resetWhenRight: !looksLikeAnother(username) },
      ...[...new Set([account, typed])].map((name) => counter('passwordPerAccount', name)),
    ]
  }

  return {
    password,
    start: async ({ address }) => {
      const site = address?.includes(':') ? networkOf(address, 32, 3) : null
      return [
        ...(site === null ? [] : [counter('startPerSite', site)]),
        perNetwork('startPerMinute', address),
        perNetwork('startPerHour', address),
      ]
    },
    code: async (caller) => [
      counter('codesPerFlow', caller.flow ?? ''),
      counter('codesPerAccount', await byAccount(caller)),
    ],
    firstFactorCode: async (caller) => [
      counter('codesPerFlow', caller.flow ?? ''),
      counter('firstFactorCodesPerAccount', await byAccount(caller)),
    ],
    customAnswer: async (caller) => [counter('customAnswersPerAccount', await byAccount(caller))],
    // The network comes first, so that a network without points left takes none of an account.
    codeRequest: async (caller) => [
      perNetwork('codeRequestsPerNetwork', caller.address),
      counter('codeRequestsPerAccount', await byTypedName(caller)),
    ],
    // The three kinds of messages count apart, so that a stranger who requests codes takes no message from the owner.
    messageAfterPassword: async ({ address, username = '' }) => [
      perNetwork('sentMessagesPerNetwork', address),
      counter('sentMessagesPerAccount', 'password', await keyedHash(username.toLowerCase())),
    ],
    messageOnRequest: async (caller) => [counter('sentMessagesPerAccount', 'request', await byTypedName(caller))],
    messageAfterUsername: async (caller) => [counter('sentMessagesPerAccount', 'username', await byTypedName(caller))],
    phoneNumber: async (caller) => [counter('phoneNumbersPerAccount', await byAccount(caller))],
    sessionCall: async ({ address }) => [perNetwork('sessionCallsPerNetwork', address)],
    accountCall: async ({ address }) => [perNetwork('accountCallsPerNetwork', address)],
    currentPassword: async (caller) => [
      { ...counter('accountGuessesPerAccount', 'password', await byAccount(caller)), resetWhenRight: true },
    ],
    totpProof: async (caller) => [
      { ...counter('accountGuessesPerAccount', 'totp', await byAccount(caller)), resetWhenRight: true },
    ],
  }
}
