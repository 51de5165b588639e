import type { ReactNode } from 'react'
import { pageFacts, type PageStep } from '../facts/pageFacts.ts'
import { addressOf, screenPages } from '../facts/screenPages.ts'
import { PageLink } from '../links/PageLink.tsx'

export interface StepTableProps {
  readonly steps: readonly PageStep[]
  /** The heading of the first column. */
  readonly kind: 'Challenge' | 'Step'
  /** Links each name to the page of its screen, and shows the component and the hooks. @default false */
  readonly linked?: boolean
}

/** When each step is on screen, and with `linked` also the parts of the kit that answer the step. */
export function StepTable({ steps, kind, linked = false }: StepTableProps): ReactNode {
  return (
    <div className="ck-docs-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{kind}</th>
            <th scope="col">{kind === 'Step' ? 'When it is on screen' : 'When Cognito sends it'}</th>
            {linked && <th scope="col">Component</th>}
            {linked && <th scope="col">Hook</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const { name, when, form, hooks } = pageFacts(step)
            const page = linked && screenPages.find((screen) => screen.steps.includes(step))
            return (
              <tr key={step}>
                <th scope="row">
                  {page ? (
                    <PageLink href={addressOf(page)}>
                      <code>{name}</code>
                    </PageLink>
                  ) : (
                    <code>{name}</code>
                  )}
                </th>
                <td>{when}</td>
                {linked && <td>{form ? <code>{form}</code> : 'only in <SignIn />'}</td>}
                {linked && (
                  <td>
                    {hooks.map((hook) => (
                      <code key={hook}>{hook}</code>
                    ))}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
