import type { ChallengeName } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { challengeFacts } from '../facts/challengeFacts.ts'

/** When Cognito sends each challenge, and the parts of the kit that answer it. */
export function ChallengeTable({ names }: { readonly names: readonly ChallengeName[] }): ReactNode {
  return (
    <div className="ck-docs-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Challenge</th>
            <th scope="col">When Cognito sends it</th>
            <th scope="col">Form</th>
            <th scope="col">Hook</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const { when, form, hooks } = challengeFacts[name]
            return (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{when}</td>
                <td>
                  <code>{form}</code>
                </td>
                <td>
                  {hooks.map((hook) => (
                    <code key={hook}>{hook}</code>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
