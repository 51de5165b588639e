import type { ReactNode } from 'react'

export interface SwitchRowProps {
  readonly on: boolean
  readonly onTurn: (on: boolean) => void
  /** What it is called. */
  readonly children: string
}

/** Something that is on or off. */
export function SwitchRow({ on, onTurn, children }: SwitchRowProps): ReactNode {
  return (
    <label className="switch-row">
      <span>{children}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onTurn(event.target.checked)}
      />
    </label>
  )
}

export interface SwitchListProps<Value extends string> {
  readonly on: readonly Value[]
  readonly onTurn: (on: readonly Value[]) => void
  /** What can be on, by value. */
  readonly children: Readonly<Record<Value, string>>
}

/** Several things of which any may be on. */
export function SwitchList<Value extends string>({ on, onTurn, children }: SwitchListProps<Value>): ReactNode {
  // Object.keys forgets what the keys are.
  const values = Object.keys(children) as Value[]
  return values.map((value) => (
    <SwitchRow
      key={value}
      on={on.includes(value)}
      onTurn={(turnedOn) => onTurn(values.filter((one) => (one === value ? turnedOn : on.includes(one))))}
    >
      {children[value]}
    </SwitchRow>
  ))
}
