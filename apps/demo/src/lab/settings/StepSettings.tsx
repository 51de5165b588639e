import { Fragment, type ReactNode } from 'react'
import type { Switches } from '../../../server/lab/pool/switches.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { Segments } from '../controls/Segments.tsx'
import { SwitchList } from '../controls/SwitchRow.tsx'

export interface StepSettingsProps {
  readonly switches: Switches
  readonly changeSwitches: (changes: Partial<Switches>) => void
}

/** The auth flow of each start mode. */
const startModes: readonly (readonly [Switches['startMode'], string])[] = [
  ['password', 'ADMIN_USER_PASSWORD_AUTH'],
  ['srp', 'USER_SRP_AUTH'],
  ['choice', 'USER_AUTH'],
  ['custom', 'CUSTOM_AUTH'],
]

/** Sets the auth flow with which a sign-in starts. */
export function FirstStepSettings({ switches, changeSwitches }: StepSettingsProps): ReactNode {
  const text = useLabWords().settings
  const { startMode } = switches
  return (
    <fieldset>
      <legend>{text.firstStep}</legend>
      {startModes.map(([mode, flow]) => (
        <Fragment key={mode}>
          <label className="start-mode">
            <input
              type="radio"
              name="start-mode"
              checked={mode === startMode}
              onChange={() => changeSwitches({ startMode: mode })}
            />
            <span>
              {text.startModes[mode]}
              <code dir="ltr" translate="no">
                {flow}
              </code>
            </span>
          </label>
          {mode === 'choice' && startMode === mode && (
            <ChoiceSettings switches={switches} changeSwitches={changeSwitches} />
          )}
        </Fragment>
      ))}
    </fieldset>
  )
}

/** Sets the methods from which the user can choose, and the method that the sign-in shows before a choice. */
function ChoiceSettings({ switches, changeSwitches }: StepSettingsProps): ReactNode {
  const text = useLabWords().settings
  const { firstFactors, preferred } = switches
  return (
    <div className="within">
      <SwitchList on={firstFactors} onChange={(on) => changeSwitches({ firstFactors: on })}>
        {text.firstFactors}
      </SwitchList>
      <p>{text.preferred}</p>
      <Segments
        name="preferred"
        label={text.preferred}
        value={preferred}
        onChange={(value) => changeSwitches({ preferred: value })}
      >
        {text.preferences}
      </Segments>
    </div>
  )
}

/** Sets who needs a second factor, and which factors the pool has. */
export function SecondStepSettings({ switches, changeSwitches }: StepSettingsProps): ReactNode {
  const text = useLabWords().settings
  const { secondStep, secondFactors } = switches
  return (
    <fieldset>
      <legend>{text.secondStep}</legend>
      <Segments
        name="second-step"
        label={text.secondStep}
        value={secondStep}
        onChange={(value) => changeSwitches({ secondStep: value })}
      >
        {text.secondSteps}
      </Segments>
      <p>{text.secondStepNotes[secondStep]}</p>
      <SwitchList on={secondFactors} onChange={(on) => changeSwitches({ secondFactors: on })}>
        {text.secondFactors}
      </SwitchList>
    </fieldset>
  )
}
