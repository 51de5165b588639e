import type { Facts } from './facts.ts'
import type { Learned } from './learned.ts'

/** What a check found. */
export type Outcome =
  | { readonly level: 'ok' }
  | { readonly level: 'error' | 'warning'; readonly problem: string; readonly change: string }
  | { readonly level: 'not checked'; readonly reason: string }

/** A row of the table of checks. `T` is the fact that the row looks at. */
interface Row<T> {
  readonly id: string
  /** What is true if nothing is wrong. */
  readonly checks: string
  /** `error`: sign-ins fail, or a promise of SECURITY.md does not hold. `warning`: the backend works, but less well. */
  readonly level: 'error' | 'warning'
  /** Returns null if the check does not apply to this set-up. */
  readonly reads: (facts: Facts) => Learned<T> | null
  /** What is wrong, in one sentence. Null if nothing is. */
  readonly problem: (fact: T, facts: Facts) => string | null
  /** What the developer must change, in one sentence. */
  readonly change: string | ((fact: T, facts: Facts) => string)
}

export interface Check {
  readonly id: string
  readonly checks: string
  /** The level of a finding. */
  readonly level: 'error' | 'warning'
  /** Null if the check does not apply. */
  readonly run: (facts: Facts) => Outcome | null
}

/** Makes a check of a row. */
export function check<T>({ id, checks, level, reads, problem, change }: Row<T>): Check {
  return {
    id,
    checks,
    level,
    run: (facts) => {
      const fact = reads(facts)
      if (fact === null) return null
      if (fact.kind === 'unknown') return { level: 'not checked', reason: fact.reason }
      const wrong = problem(fact.value, facts)
      if (wrong === null) return { level: 'ok' }
      return { level, problem: wrong, change: typeof change === 'string' ? change : change(fact.value, facts) }
    },
  }
}
