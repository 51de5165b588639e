import type { CallName } from '@challenge-kit/core'

/** At most `points` tries in a window. The window starts with the first try and lasts `window` seconds. */
export interface LimitRule {
  readonly points: number
  /** Seconds. */
  readonly window: number
}

export interface NamedRule extends LimitRule {
  /** What the rule counts by. Counts of accounts are kept longer, so that a flood of addresses cannot push them out. */
  readonly scope: 'account' | 'network'
}

const MINUTE = 60
const HOUR = 3_600

/** The name of a limit. */
export type LimitName =
  | 'startPerMinute'
  | 'startPerHour'
  | 'startPerSite'
  | 'passwordPerNetwork'
  | 'passwordPerAccount'
  | 'passwordPerDevice'
  | 'codesPerFlow'
  | 'codesPerAccount'
  | 'firstFactorCodesPerAccount'
  | 'customAnswersPerAccount'
  | 'codeRequestsPerAccount'
  | 'codeRequestsPerNetwork'
  | 'sentMessagesPerAccount'
  | 'sentMessagesPerNetwork'
  | 'sessionCallsPerNetwork'
  | 'accountCallsPerNetwork'
  | 'phoneNumbersPerAccount'
  | 'accountGuessesPerAccount'

/**
 * The limits by name. Cognito locks an account after five failures, so a stranger is stopped before that. A network may
 * be an office or a mobile carrier with many users, so a finished sign-in gives its points of networks back.
 */
export const RULES: Readonly<Record<LimitName, NamedRule>> = {
  startPerMinute: { points: 60, window: MINUTE, scope: 'network' },
  startPerHour: { points: 300, window: HOUR, scope: 'network' },
  /** Per /48 of IPv6, because one customer may have a whole /48. */
  startPerSite: { points: 1_000, window: HOUR, scope: 'network' },
  /** Passwords per account and network. A right password gives the points back. */
  passwordPerNetwork: { points: 4, window: 5 * MINUTE, scope: 'network' },
  /** Passwords per account from anywhere. A right password gives only its own point back, because other guesses may be a stranger's. */
  passwordPerAccount: { points: 20, window: 15 * MINUTE, scope: 'account' },
  /** Passwords from a device that the user has remembered. They do not count for the rules above. */
  passwordPerDevice: { points: 5, window: 5 * MINUTE, scope: 'account' },
  codesPerFlow: { points: 5, window: 15 * MINUTE, scope: 'network' },
  /** Wrong codes per account, over all its sign-ins. */
  codesPerAccount: { points: 10, window: 15 * MINUTE, scope: 'account' },
  /**
   * Codes in place of a password, per account. They count apart from other codes, because an attacker needs only the
   * username to be asked for one.
   */
  firstFactorCodesPerAccount: { points: 10, window: 15 * MINUTE, scope: 'account' },
  /** Answers to custom challenges that do not finish the sign-in, because Cognito does not count them. */
  customAnswersPerAccount: { points: 20, window: 15 * MINUTE, scope: 'account' },
  /** Codes sent on request, because each may cost money and disturbs its recipient. */
  codeRequestsPerAccount: { points: 3, window: 10 * MINUTE, scope: 'account' },
  codeRequestsPerNetwork: { points: 30, window: HOUR, scope: 'network' },
  /** Messages per account. Only a message that was certainly not sent gives its point back. */
  sentMessagesPerAccount: { points: 10, window: HOUR, scope: 'account' },
  /** Messages after a right password. Without this limit, the owner of many accounts could have any number of them sent. */
  sentMessagesPerNetwork: { points: 100, window: HOUR, scope: 'network' },
  /** Session refreshes and sign-outs. */
  sessionCallsPerNetwork: { points: 60, window: MINUTE, scope: 'network' },
  /** Calls of signed-in users about their accounts. */
  accountCallsPerNetwork: { points: 120, window: MINUTE, scope: 'network' },
  /** Phone numbers stored per account. The window is longer than a flow lasts, also if clocks differ. */
  phoneNumbersPerAccount: { points: 1, window: 32 * MINUTE, scope: 'account' },
  /** Current passwords and first TOTP codes of a signed-in account. A right one gives the points back. */
  accountGuessesPerAccount: { points: 5, window: 15 * MINUTE, scope: 'account' },
}

/** The limits that `beforeRefusal` may let pass. */
export type PassableLimit =
  | 'startPerMinute'
  | 'startPerHour'
  | 'startPerSite'
  | 'passwordPerNetwork'
  | 'passwordPerAccount'
  | 'passwordPerDevice'
  | 'codeRequestsPerNetwork'
  | 'sentMessagesPerNetwork'

// The limits of codes and the caps of messages per account are missing: a solved CAPTCHA must not widen them.
const HOOK_LIMITS: readonly PassableLimit[] = [
  'startPerMinute',
  'startPerHour',
  'startPerSite',
  'passwordPerNetwork',
  'passwordPerAccount',
  'passwordPerDevice',
  'codeRequestsPerNetwork',
  'sentMessagesPerNetwork',
]

/** The option `beforeRefusal`: called before a limit refuses a call. With true the call passes. */
export type BeforeRefusal = (refusal: {
  readonly rule: PassableLimit
  readonly call: CallName
  /** The body is already read, so pass what you need in a header. */
  readonly request: Request
  /** The client's address, or null if it is unknown. */
  readonly address: string | null
}) => boolean | Promise<boolean>

export const isPassable = (rule: LimitName): rule is PassableLimit => HOOK_LIMITS.some((passable) => passable === rule)

/** The option `limits`: other figures for some rules, `{ sentMessagesPerNetwork: { points: 200 } }`. */
export type LimitOptions = { readonly [N in LimitName]?: Partial<LimitRule> }

/** One count: a rule, and what it is counted for. */
export interface LimitCounter extends NamedRule {
  readonly rule: LimitName
  /** Opaque, and unique for all rules. Usernames in it are hashed. The key of a network rule has the network in clear. */
  readonly key: string
}

/** One count of an action, and when its points come back. */
export interface ActionCounter extends LimitCounter {
  /** Which points come back if the password or code is right: the point of this call, or all points of this window. */
  readonly whenRight?: 'thisPoint' | 'allPoints'
  /** The point comes back when the sign-in is finished. Points of networks may come back in a later call. */
  readonly whenSignedIn?: boolean
  /** The point comes back if this certainly did not happen. */
  readonly countsIf?: 'messageSent' | 'phoneStored'
}

/** The rules with the figures of the options. Throws at start-up for an unknown rule or a figure that makes no sense. */
export function readLimits(options: LimitOptions = {}): Readonly<Record<LimitName, NamedRule>> {
  const rules: Record<LimitName, NamedRule> = { ...RULES }
  for (const [name, figures] of Object.entries(options)) {
    if (!isLimitName(name))
      throw new Error(`limits: there is no rule "${name}"; the rules are ${Object.keys(RULES).join(', ')}`)
    for (const [figure, value] of Object.entries(figures ?? {})) {
      if (figure !== 'points' && figure !== 'window')
        throw new Error(`limits: ${name} has no "${figure}", only points and window`)
      if (!(Number.isFinite(value) && value > 0)) throw new Error(`limits: ${name}.${figure} must be a number above 0`)
    }
    rules[name] = { ...RULES[name], ...figures }
  }
  return rules
}

const isLimitName = (name: string): name is LimitName => Object.hasOwn(RULES, name)
