import type { ReactNode } from 'react'
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
  return (
    <Panel name="settings" title={text.title}>
      <p className="note">{text.note}</p>
      <div className="board">
        <fieldset>
          <legend>{text.secondStep}</legend>
          <Segments
            name="second-step"
            label={text.secondStep}
            value={lab.secondStep}
            onChange={(value) => actOnLab('second-step', { value })}
          >
            {text.secondSteps}
          </Segments>
          <p>{text.secondStepNotes[lab.secondStep]}</p>
        </fieldset>
        <fieldset>
          <legend>{text.trouble}</legend>
          {troubles.map((trouble) => (
            <label key={trouble} className="switch-row">
              <span>{text.troubles[trouble]}</span>
              <input
                type="checkbox"
                role="switch"
                aria-checked={lab.troubles.includes(trouble)}
                checked={lab.troubles.includes(trouble)}
                onChange={(event) => actOnLab('trouble', { trouble, on: event.target.checked })}
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
