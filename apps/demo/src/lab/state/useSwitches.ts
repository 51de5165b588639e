import { startTransition, useOptimistic } from 'react'
import type { LabState } from '../../server/labState.ts'
import type { Switches } from '../../server/switches.ts'
import { actOnLab } from './labState.ts'

/** How the switches stand, and what turns some of them. What is turned shows at once; what came of it a moment later. */
export function useSwitches(lab: LabState): [Switches, (changes: Partial<Switches>) => void] {
  const [switches, show] = useOptimistic(lab.switches)
  const turn = (changes: Partial<Switches>): void =>
    startTransition(async () => {
      show({ ...switches, ...changes })
      await actOnLab('switches', changes)
    })
  return [switches, turn]
}
