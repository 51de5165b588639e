import { startTransition, useOptimistic } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import type { Switches } from '../../../server/lab/pool/switches.ts'
import { runLabAction } from './labStore.ts'

/** Returns the switches, and a function that changes some switches. The page shows a change before the server replies. */
export function useSwitches(lab: LabState): [Switches, (changes: Partial<Switches>) => void] {
  const [switches, showSwitches] = useOptimistic(lab.switches)
  const changeSwitches = (changes: Partial<Switches>): void =>
    startTransition(async () => {
      showSwitches({ ...switches, ...changes })
      await runLabAction('switches', changes)
    })
  return [switches, changeSwitches]
}
