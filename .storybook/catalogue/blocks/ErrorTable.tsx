import type { SignInErrorCode } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { errorFacts } from '../facts/errorFacts.ts'
import type { StepErrors } from '../facts/stepFacts.ts'

export interface ErrorTableProps {
  readonly codes: readonly SignInErrorCode[]
  readonly caption: string
  /** What is different about the errors of the step. @default nothing */
  readonly step?: StepErrors | undefined
}

/** What each error does to the sign-in, and what the user reads. */
export function ErrorTable({ codes, caption, step }: ErrorTableProps): ReactNode {
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
            const { next, message } = errorFacts(code, step)
            return (
              <tr key={code}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{next}</td>
                <td>{message}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
