import type { SignInErrorCode } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { errorFacts } from '../facts/errorFacts.ts'

export interface ErrorTableProps {
  readonly codes: readonly SignInErrorCode[]
  readonly caption: string
}

/** What each error does to the sign-in, and what the user reads. */
export function ErrorTable({ codes, caption }: ErrorTableProps): ReactNode {
  return (
    <div className="ck-docs-scroll">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Then</th>
            <th scope="col">The user reads</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => {
            const { recovery, message } = errorFacts(code)
            return (
              <tr key={code}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{recovery === 'retry' ? 'The screen stays' : 'Back to the credentials'}</td>
                <td>{message}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
