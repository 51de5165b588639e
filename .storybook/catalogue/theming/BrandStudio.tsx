import { MfaCodeForm } from '@challenge-kit/react'
import { type CSSProperties, type ReactNode, useId, useState } from 'react'
import { challengeArgs } from '../stage/screenStory.tsx'
import { CopyableCss } from './CopyableCss.tsx'
import './theming.css'

const colours = ['#1f5fbf', '#0b7a4b', '#7c3aed', '#d9480f', '#be123c', '#111111'] as const
const fonts = { 'The kit’s own': '', Serif: "Georgia, 'Liberation Serif', serif", Monospace: 'ui-monospace, monospace' }
const themes = ['light', 'dark'] as const
const args = { ...challengeArgs('SMS_MFA'), rememberDays: 30, headingLevel: 3 } as const

/** The reader chooses a colour, corners and a font. A screen shows them in light and in dark, and the CSS is below. */
export function BrandStudio(): ReactNode {
  const id = useId()
  const [accent, setAccent] = useState<string>('#7c3aed')
  const [radius, setRadius] = useState(8)
  const [font, setFont] = useState('')
  const tokens: Readonly<Record<`--ck-${string}`, string>> = {
    '--ck-accent': accent,
    ...(radius === 8 ? {} : { '--ck-radius': `${radius / 16}rem`, '--ck-radius-card': `${radius / 12}rem` }),
    ...(font ? { '--ck-font': font } : {}),
  }
  const css = `:root {\n${Object.entries(tokens)
    .map(([name, value]) => `  ${name}: ${value};\n`)
    .join('')}}`
  const style: CSSProperties = { ...tokens }
  return (
    <div className="studio" lang="en" dir="ltr">
      <div className="studio-choices">
        <div role="group" aria-label="Brand colour">
          {colours.map((colour) => (
            <button
              key={colour}
              type="button"
              aria-label={colour}
              aria-pressed={colour === accent}
              style={{ background: colour }}
              onClick={() => setAccent(colour)}
            />
          ))}
          <label htmlFor={`${id}colour`}>Any colour</label>
          <input id={`${id}colour`} type="color" value={accent} onChange={(event) => setAccent(event.target.value)} />
        </div>
        <div>
          <label htmlFor={`${id}corners`}>Corners</label>
          <input
            id={`${id}corners`}
            type="range"
            max={24}
            value={radius}
            onChange={(event) => setRadius(event.target.valueAsNumber)}
          />
        </div>
        <div>
          <label htmlFor={`${id}font`}>Font</label>
          <select id={`${id}font`} value={font} onChange={(event) => setFont(event.target.value)}>
            {Object.entries(fonts).map(([name, value]) => (
              <option key={name} value={value}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="studio-cards" style={style}>
        {themes.map((theme) => (
          <div key={theme} data-ck-theme={theme}>
            <MfaCodeForm {...args} />
          </div>
        ))}
      </div>
      <CopyableCss css={css} />
    </div>
  )
}
