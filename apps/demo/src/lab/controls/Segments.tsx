import type { ReactNode } from 'react'

export interface SegmentsProps<Value extends string> {
  readonly name: string
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** The label of each choice, by value. */
  readonly children: Readonly<Record<Value, string>>
}

/** Radio buttons side by side. The visitor selects one. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): ReactNode {
  const { name, label, value, onChange, children } = props
  // The cast is needed, because Object.keys returns strings and not the names.
  const choices = Object.keys(children) as Value[]
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice} lang={name === 'language' ? choice : undefined}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
          {children[choice]}
        </label>
      ))}
    </div>
  )
}
