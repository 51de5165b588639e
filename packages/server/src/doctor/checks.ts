import { accessChecks } from './accessChecks.ts'
import type { Check, Outcome } from './check.ts'
import { clientChecks } from './clientChecks.ts'
import { configurationChecks } from './configurationChecks.ts'
import type { Facts } from './facts.ts'
import { flowChecks } from './flowChecks.ts'
import { poolChecks } from './poolChecks.ts'

/** Every check, in the order of the report. */
export const CHECKS: readonly Check[] = [
  ...configurationChecks,
  ...accessChecks,
  ...flowChecks,
  ...clientChecks,
  ...poolChecks,
]

/** What a check found. */
export type Result = Pick<Check, 'id' | 'checks'> & Outcome

/** Runs every check that applies. */
export function runChecks(facts: Facts): readonly Result[] {
  return CHECKS.flatMap(({ id, checks, run }) => {
    const outcome = run(facts)
    return outcome === null ? [] : [{ id, checks, ...outcome }]
  })
}
