import { startTransition, useOptimistic } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import type { Switches } from '../../../server/lab/pool/switches.ts'
import { runLabAction } from './labStore.ts'

/** The switches, and a function that changes some of them. The page shows a change before the server confirms it. */
export function useSwitches(lab: LabState): [Switches, (changes: Partial<Switches>) => void] {
  const [switches, showSwitches] = useOptimistic(lab.switches)
  const changeSwitches = (changes: Partial<Switches>): void =>
    startTransition(async () => {
      showSwitches({ ...switches, ...changes })
      await runLabAction('switches', changes)
    })
  return [switches, changeSwitches]
}
