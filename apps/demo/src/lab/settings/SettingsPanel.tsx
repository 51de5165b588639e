import { type ReactNode, startTransition, useOptimistic } from 'react'
import type { LabState } from '../../server/labState.ts'
import type { Trouble } from '../../server/trouble.ts'
import { useWords } from '../words/language.ts'
import { actOnLab } from './labState.ts'
import { MoreSettings } from './MoreSettings.tsx'
import { Panel } from './Panel.tsx'
import { FirstStepSettings, SecondStepSettings } from './StepSettings.tsx'
import { SwitchRow } from './SwitchRow.tsx'
import { useSwitches } from './useSwitches.ts'

const troubles: readonly Trouble[] = ['slow', 'lostReply', 'unknownChallenge', 'tooManyAttempts']

/** What the pool asks for, what goes wrong, and what time it is. */
export function SettingsPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useWords().settings
  const [switches, turn] = useSwitches(lab)
  const [active, showActive] = useOptimistic(lab.troubles)

  const setTrouble = (trouble: Trouble, on: boolean): void =>
    startTransition(async () => {
      showActive(on ? [...active, trouble] : active.filter((other) => other !== trouble))
      await actOnLab('trouble', { trouble, on })
    })

  return (
    <Panel name="settings" title={text.title}>
      <p className="note">{text.note}</p>
      <div className="board">
        <FirstStepSettings switches={switches} turn={turn} />
        <SecondStepSettings switches={switches} turn={turn} />
        <fieldset>
          <legend>{text.trouble}</legend>
          {troubles.map((trouble) => (
            <SwitchRow key={trouble} on={active.includes(trouble)} onTurn={(on) => setTrouble(trouble, on)}>
              {text.troubles[trouble]}
            </SwitchRow>
          ))}
        </fieldset>
      </div>
      <MoreSettings switches={switches} turn={turn} />
    </Panel>
  )
}
