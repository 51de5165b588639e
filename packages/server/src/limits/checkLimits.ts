import { type CallName, SignInError } from '@challenge-kit/core'
import type { HttpRequest } from '../request/httpRequest.ts'
import type { KeyedHash } from '../crypto/keyedHash.ts'
import { type Caller, createCounters, type LimitedAction } from './counters.ts'
import type { SecurityWarning } from './securityWarning.ts'
import type { LimitStore, PointsBack, TakenPoint } from './limitStore.ts'
import {
  type ActionCounter,
  type BeforeRefusal,
  isPassable,
  type LimitCounter,
  type LimitName,
  type NamedRule,
} from './rules.ts'

/** A call that is about to reach Cognito. Each action takes a point of each of its rules. */
export interface Attempt extends Omit<Caller, 'address'> {
  readonly actions: readonly LimitedAction[]
  /** The points that earlier calls of the same sign-in have taken, and that come back when it is finished. */
  readonly held?: HeldPoints
}

/** The request of the call. */
export interface LimitedRequest {
  readonly request: HttpRequest
  /** The client's address, or null if it is unknown. */
  readonly address: string | null
  readonly log: { readonly call: CallName | 'api' | null }
  /** Adds a warning to the security event. */
  warn(warning: SecurityWarning): void
}

/** Points of networks that come back when the sign-in is finished: when each window ends, by the key of the counter. */
export type HeldPoints = Readonly<Record<string, number>>

/** Whether something happened at Cognito. A lost reply leaves it unknown. */
export type Certainty = 'yes' | 'no' | 'unknown'

/** How the call ended. */
export interface Outcome {
  /** The call certainly did not reach Cognito, so it counts against nobody. @default false */
  readonly notSent?: boolean
  /** Whether a message was sent. With `no`, the points of messages are given back. @default 'unknown' */
  readonly messageSent?: Certainty
  /** Whether the phone number was stored. With `no`, its point is given back. @default 'unknown' */
  readonly phoneStored?: Certainty
  /** The password or code was right, so it counts against nobody. @default false */
  readonly right?: boolean
  /** The sign-in is finished, so it counts against nobody. @default false */
  readonly signedIn?: boolean
  /** The account's canonical username, if Cognito sent it for a right password. */
  readonly userId?: string | null
}

/** The points that a call has taken. */
export interface Reservation {
  /**
   * Gives back the points that the outcome allows. Call this function once, when the call has ended. It does not wait for
   * the store. It resolves to the points that the sign-in holds until it is finished.
   */
  settle(outcome: Outcome): Promise<HeldPoints>
}

/** The limits of the backend. No other part counts calls. */
export interface Limits {
  /**
   * Takes the points of a call. Call this function before Cognito is called, so that parallel guesses count too.
   *
   * @throws `SignInError('throttled')` with `retryAfter`.
   */
  check(attempt: Attempt, request: LimitedRequest): Promise<Reservation>
}

interface LimitsParts {
  readonly store: LimitStore
  readonly rules: Readonly<Record<LimitName, NamedRule>>
  readonly userPoolId: string
  readonly keyedHash: KeyedHash
  readonly beforeRefusal: BeforeRefusal | null
}

// Seconds. Cognito replies within this time, and the point of a message that was not sent then comes back.
const LONGEST_CALL = 20
const SHORT_WAIT = 5

export function createLimits({ store, rules, userPoolId, keyedHash, beforeRefusal }: LimitsParts): Limits {
  const { countersFor, learnAccount } = createCounters({ rules, userPoolId, keyedHash })

  /** Takes the points, except the points of a rule that `beforeRefusal` lets pass. */
  async function take(wanted: readonly ActionCounter[], request: LimitedRequest): Promise<readonly Counted[]> {
    const result = await store.take(wanted)
    if (result.fault) request.warn(`limit_store_${result.fault}`)
    if (result.kind === 'taken')
      return wanted.flatMap((counter, index) => {
        const point = result.points[index]
        return point ? [{ counter, point }] : []
      })
    const { refused, retryAfter } = result
    if (!(await mayPass(refused.rule, request)))
      throw new SignInError('throttled', { retryAfter: waitFor(refused, retryAfter) })
    return take(
      wanted.filter(({ rule }) => rule !== refused.rule),
      request,
    )
  }

  async function mayPass(rule: LimitName, { request, address, log: { call } }: LimitedRequest): Promise<boolean> {
    if (!beforeRefusal || call === null || call === 'api' || !isPassable(rule)) return false
    try {
      return (await beforeRefusal({ rule, call, request: request.toRequest(), address })) === true
    } catch {
      return false
    }
  }

  return {
    check: async ({ actions, held = {}, ...caller }, request) => {
      const { address } = request
      const found = await Promise.all(actions.map((action) => countersFor[action]({ ...caller, address })))
      const taken = await take(found.flat(), request)
      return {
        settle: async (outcome) => {
          if (outcome.userId && caller.username) await learnAccount(caller.username, outcome.userId)
          const back = taken.flatMap(({ counter, point }) => {
            const points = pointsBack(counter, point, outcome)
            return points > 0 ? [{ ...point, points }] : []
          })
          const all = outcome.signedIn ? [...back, ...Object.entries(held).map(heldPoint)] : back
          if (all.length > 0) void store.giveBack(all).catch(() => undefined)
          return { ...held, ...holding(taken, back) }
        },
      }
    },
  }
}

interface Counted {
  readonly counter: ActionCounter
  readonly point: TakenPoint
}

/** How many points of a counter come back. */
function pointsBack(
  { countsIf, whenRight, whenSignedIn }: ActionCounter,
  { count }: TakenPoint,
  outcome: Outcome,
): number {
  if (outcome.notSent) return 1
  if (outcome.right && whenRight === 'allPoints') return count
  if (outcome.right && whenRight === 'thisPoint') return 1
  if (outcome.signedIn && whenSignedIn) return 1
  return countsIf && outcome[countsIf] === 'no' ? 1 : 0
}

/** The points that a later call of the sign-in may give back. */
function holding(taken: readonly Counted[], back: readonly PointsBack[]): HeldPoints {
  const given = new Set(back.map(({ key }) => key))
  const held = taken.filter(
    ({ counter, point }) =>
      counter.whenSignedIn && counter.scope === 'network' && !point.inMemory && !given.has(point.key),
  )
  return Object.fromEntries(held.map(({ point: { key, until } }) => [key, until]))
}

const heldPoint = ([key, until]: readonly [string, number]): PointsBack => ({ key, until, scope: 'network', points: 1 })

/** Seconds to wait. If every message's point was taken just now, one of them may soon be given back, so the wait is short. */
function waitFor({ rule, window }: LimitCounter, retryAfter: number): number {
  const isMessage = rule === 'sentMessagesPerAccount' || rule === 'sentMessagesPerNetwork'
  return Math.max(1, isMessage && retryAfter > window - LONGEST_CALL ? SHORT_WAIT : retryAfter)
}

/** Reads the held points of a flow cookie. */
export function readHeldPoints(json: unknown): HeldPoints {
  if (typeof json !== 'object' || json === null) return {}
  return Object.fromEntries(Object.entries(json).filter(([, until]) => typeof until === 'number'))
}
