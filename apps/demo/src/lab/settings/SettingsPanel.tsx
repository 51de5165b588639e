import { type ReactNode, startTransition, useOptimistic } from 'react'
import type { LabState } from '../../../server/lab/labState.ts'
import type { LabFault } from '../../../server/lab/labFaults.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { runLabAction } from '../state/labStore.ts'
import { MoreSettings } from './MoreSettings.tsx'
import { Panel } from '../controls/Panel.tsx'
import { FirstStepSettings, SecondStepSettings } from './StepSettings.tsx'
import { SwitchRow } from '../controls/SwitchRow.tsx'
import { useSwitches } from '../state/useSwitches.ts'

const faults: readonly LabFault[] = ['slow', 'lostReply', 'unknownChallenge', 'tooManyAttempts']

/** Settings of the pool, faults to try, and the pool's clock. */
export function SettingsPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useLabWords().settings
  const [switches, changeSwitches] = useSwitches(lab)
  const [active, showActive] = useOptimistic(lab.faults)

  const setFault = (fault: LabFault, on: boolean): void =>
    startTransition(async () => {
      showActive(on ? [...active, fault] : active.filter((other) => other !== fault))
      await runLabAction('fault', { fault, on })
    })

  return (
    <Panel name="settings" title={text.title} folds>
      <p className="note">{text.note}</p>
      <div className="board">
        <FirstStepSettings switches={switches} changeSwitches={changeSwitches} />
        <SecondStepSettings switches={switches} changeSwitches={changeSwitches} />
        <fieldset>
          <legend>{text.faultsTitle}</legend>
          {faults.map((fault) => (
            <SwitchRow key={fault} on={active.includes(fault)} onChange={(on) => setFault(fault, on)}>
              {text.faults[fault]}
            </SwitchRow>
          ))}
        </fieldset>
      </div>
      <MoreSettings switches={switches} changeSwitches={changeSwitches} />
    </Panel>
  )
}
