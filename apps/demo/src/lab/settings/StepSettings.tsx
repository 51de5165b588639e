import { Fragment, type ReactNode } from 'react'
import type { Switches } from '../../server/switches.ts'
import { useWords } from '../words/language.ts'
import { Segments } from './Segments.tsx'
import { SwitchList } from './SwitchRow.tsx'

export interface StepSettingsProps {
  readonly switches: Switches
  readonly turn: (changes: Partial<Switches>) => void
}

/** What Cognito calls a sign-in that begins so. */
const flows: readonly (readonly [Switches['begins'], string])[] = [
  ['password', 'ADMIN_USER_PASSWORD_AUTH'],
  ['srp', 'USER_SRP_AUTH'],
  ['choice', 'USER_AUTH'],
  ['question', 'CUSTOM_AUTH'],
]

/** How a sign-in begins. */
export function FirstStepSettings({ switches, turn }: StepSettingsProps): ReactNode {
  const text = useWords().settings
  const { begins } = switches
  return (
    <fieldset>
      <legend>{text.firstStep}</legend>
      {flows.map(([way, flow]) => (
        <Fragment key={way}>
          <label className="way">
            <input type="radio" name="begins" checked={way === begins} onChange={() => turn({ begins: way })} />
            <span>
              {text.begins[way]}
              <code dir="ltr" translate="no">
                {flow}
              </code>
            </span>
          </label>
          {way === 'choice' && begins === way && <ChoiceSettings switches={switches} turn={turn} />}
        </Fragment>
      ))}
    </fieldset>
  )
}

/** Between what people choose, and what is tried before they are asked. */
function ChoiceSettings({ switches, turn }: StepSettingsProps): ReactNode {
  const text = useWords().settings
  const { firstFactors, preferred } = switches
  return (
    <div className="within">
      <SwitchList on={firstFactors} onTurn={(on) => turn({ firstFactors: on })}>
        {text.firstFactors}
      </SwitchList>
      <p>{text.preferred}</p>
      <Segments name="preferred" label={text.preferred} value={preferred} onChange={(one) => turn({ preferred: one })}>
        {text.preferences}
      </Segments>
    </div>
  )
}

/** Whether there is a second step, and which. */
export function SecondStepSettings({ switches, turn }: StepSettingsProps): ReactNode {
  const text = useWords().settings
  const { secondStep, secondFactors } = switches
  return (
    <fieldset>
      <legend>{text.secondStep}</legend>
      <Segments
        name="second-step"
        label={text.secondStep}
        value={secondStep}
        onChange={(value) => turn({ secondStep: value })}
      >
        {text.secondSteps}
      </Segments>
      <p>{text.secondStepNotes[secondStep]}</p>
      <SwitchList on={secondFactors} onTurn={(on) => turn({ secondFactors: on })}>
        {text.secondFactors}
      </SwitchList>
    </fieldset>
  )
}
