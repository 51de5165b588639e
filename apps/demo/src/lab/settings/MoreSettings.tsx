import type { ReactNode } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { useLabWords } from '../words/useLabWords.ts'
import { runLabAction } from '../state/labStore.ts'
import { Segments } from '../controls/Segments.tsx'
import type { StepSettingsProps } from './StepSettings.tsx'
import { SwitchRow } from '../controls/SwitchRow.tsx'

/** The settings that visitors change less often. They are hidden until the visitor opens them. */
export function MoreSettings({ switches, changeSwitches }: StepSettingsProps): ReactNode {
  const text = useLabWords().settings
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
          <Segments
            name="devices"
            label={text.devices}
            value={devices}
            onChange={(value) => changeSwitches({ devices: value })}
          >
            {text.deviceTracking}
          </Segments>
          <p>{text.deviceNotes[devices]}</p>
        </fieldset>
        <fieldset>
          <legend>{text.pool}</legend>
          <SwitchRow on={hidesExistence} onChange={(on) => changeSwitches({ hidesExistence: on })}>
            {text.hidesExistence}
          </SwitchRow>
          <SwitchRow on={triggers} onChange={(on) => changeSwitches({ triggers: on })}>
            {text.triggers}
          </SwitchRow>
        </fieldset>
        <fieldset>
          <legend>{text.time}</legend>
          <button className="quiet" type="button" onClick={() => runLabAction('clock', { seconds: 30 })}>
            {text.passHalfMinute}
          </button>
          <button className="quiet" type="button" onClick={() => runLabAction('clock', { seconds: 180 })}>
            {text.passThreeMinutes}
          </button>
          <p>{text.timeNote}</p>
        </fieldset>
      </div>
    </details>
  )
}
