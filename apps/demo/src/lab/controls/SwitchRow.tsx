import type { ReactNode } from 'react'

export interface SwitchRowProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  /** The text of the label. */
  readonly children: string
}

/** A switch with its label. */
export function SwitchRow({ on, onChange, children }: SwitchRowProps): ReactNode {
  return (
    <label className="switch-row">
      <span>{children}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}

export interface SwitchListProps<Value extends string> {
  readonly on: readonly Value[]
  readonly onChange: (on: readonly Value[]) => void
  /** The label of each switch, by value. */
  readonly children: Readonly<Record<Value, string>>
}

/** A list of switches. Several switches may be on. */
export function SwitchList<Value extends string>({ on, onChange, children }: SwitchListProps<Value>): ReactNode {
  // The cast is needed, because Object.keys returns strings and not the names.
  const values = Object.keys(children) as Value[]
  return values.map((value) => (
    <SwitchRow
      key={value}
      on={on.includes(value)}
      onChange={(isOn) => onChange(values.filter((one) => (one === value ? isOn : on.includes(one))))}
    >
      {children[value]}
    </SwitchRow>
  ))
}
