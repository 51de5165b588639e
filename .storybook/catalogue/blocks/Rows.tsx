import type { ReactNode } from 'react'

export interface RowsProps {
  readonly head: readonly [first: string, second: string]
  /** The code and its explanation. */
  readonly rows: readonly (readonly [code: string, text: string])[]
}

/** A table of two columns. Storybook shows a table in Markdown as plain text. */
export function Rows({ head, rows }: RowsProps): ReactNode {
  return (
    <div className="ck-docs-scroll">
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([code, text]) => (
            <tr key={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
