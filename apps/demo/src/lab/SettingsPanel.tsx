import { type ReactNode, startTransition, useOptimistic } from 'react'
import type { LabState } from '../../server/labState.ts'
import type { Trouble } from '../../server/trouble.ts'
import { useWords } from '../words/language.ts'
import { actOnLab } from './labState.ts'
import { Panel } from './Panel.tsx'
import { Segments } from './Segments.tsx'

const troubles: readonly Trouble[] = ['slow', 'lostReply', 'unknownChallenge', 'tooManyAttempts']

/** What the pool asks for, what goes wrong, and what time it is. */
export function SettingsPanel({ lab }: { lab: LabState }): ReactNode {
  const text = useWords().settings
  // What is pressed shows at once; what the lab says to it a moment later.
  const [secondStep, showSecondStep] = useOptimistic(lab.secondStep)
  const [active, showActive] = useOptimistic(lab.troubles)

  const setSecondStep = (value: LabState['secondStep']): void =>
    startTransition(async () => {
      showSecondStep(value)
      await actOnLab('second-step', { value })
    })
  const setTrouble = (trouble: Trouble, on: boolean): void =>
    startTransition(async () => {
      showActive(on ? [...active, trouble] : active.filter((other) => other !== trouble))
      await actOnLab('trouble', { trouble, on })
    })

  return (
    <Panel name="settings" title={text.title}>
      <p className="note">{text.note}</p>
      <div className="board">
        <fieldset>
          <legend>{text.secondStep}</legend>
          <Segments name="second-step" label={text.secondStep} value={secondStep} onChange={setSecondStep}>
            {text.secondSteps}
          </Segments>
          <p>{text.secondStepNotes[secondStep]}</p>
        </fieldset>
        <fieldset>
          <legend>{text.trouble}</legend>
          {troubles.map((trouble) => (
            <label key={trouble} className="switch-row">
              <span>{text.troubles[trouble]}</span>
              <input
                type="checkbox"
                role="switch"
                aria-checked={active.includes(trouble)}
                checked={active.includes(trouble)}
                onChange={(event) => setTrouble(trouble, event.target.checked)}
              />
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{text.time}</legend>
          <button className="quiet" type="button" onClick={() => actOnLab('clock', { seconds: 30 })}>
            {text.passHalfMinute}
          </button>
          <button className="quiet" type="button" onClick={() => actOnLab('clock', { seconds: 180 })}>
            {text.passThreeMinutes}
          </button>
          <p>{text.timeNote}</p>
        </fieldset>
      </div>
    </Panel>
  )
}
