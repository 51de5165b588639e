import type { ReactNode } from 'react'

export interface ItemProps {
  /** A drawing. */
  readonly icon: ReactNode
  readonly name: ReactNode
  /** What sets it apart from the others. */
  readonly mark?: string | null | undefined
  readonly note?: ReactNode
  /** Buttons, each named with the item it acts on. */
  readonly children?: ReactNode
}

/** One thing of the account's, and what can be done with it. */
export function Item({ icon, name, mark, note, children }: ItemProps): ReactNode {
  return (
    <li data-ck-part="item">
      {icon}
      <div data-ck-part="item-body">
        <div data-ck-part="item-text">
          <p data-ck-part="item-name">
            <bdi>{name}</bdi> {mark && <span data-ck-part="mark">{mark}</span>}
          </p>
          {note && <p data-ck-part="method-note">{note}</p>}
        </div>
        {children && <div data-ck-part="item-actions">{children}</div>}
      </div>
    </li>
  )
}
