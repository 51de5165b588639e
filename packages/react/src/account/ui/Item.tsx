import type { ReactNode } from 'react'

export interface ItemProps {
  readonly icon: ReactNode
  readonly name: ReactNode
  /** A short mark after the name, such as "This device". */
  readonly mark?: string | null | undefined
  readonly note?: ReactNode
  /** Buttons. The accessible name of each button must contain the item's name. */
  readonly children?: ReactNode
}

/** One item of an account list, with its buttons. */
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
