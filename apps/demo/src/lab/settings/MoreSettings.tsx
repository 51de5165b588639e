import type { ReactNode } from 'react'
import { Icon } from '../Icon.tsx'
import { useWords } from '../words/language.ts'
import { actOnLab } from './labState.ts'
import { Segments } from './Segments.tsx'
import type { StepSettingsProps } from './StepSettings.tsx'
import { SwitchRow } from './SwitchRow.tsx'

/** What is turned less often: folded away. */
export function MoreSettings({ switches, turn }: StepSettingsProps): ReactNode {
  const text = useWords().settings
  const { devices, hidesExistence, triggers } = switches
  return (
    <details className="more">
      <summary>
        {text.more}
        <Icon name="chevron" />
      </summary>
      <div className="board">
        <fieldset>
          <legend>{text.devices}</legend>
          <Segments name="devices" label={text.devices} value={devices} onChange={(value) => turn({ devices: value })}>
            {text.deviceTracking}
          </Segments>
          <p>{text.deviceNotes[devices]}</p>
        </fieldset>
        <fieldset>
          <legend>{text.pool}</legend>
          <SwitchRow on={hidesExistence} onTurn={(on) => turn({ hidesExistence: on })}>
            {text.hidesExistence}
          </SwitchRow>
          <SwitchRow on={triggers} onTurn={(on) => turn({ triggers: on })}>
            {text.triggers}
          </SwitchRow>
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
    </details>
  )
}
