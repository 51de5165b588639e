import { isChallengeName } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { pageFacts, type PageStep } from '../facts/pageFacts.ts'

export interface ScreenSummaryProps {
  readonly steps: readonly PageStep[]
}

/** The names that a reader looks for: the challenges of a screen, its component and its hooks. */
export function ScreenSummary({ steps }: ScreenSummaryProps): ReactNode {
  const facts = steps.map(pageFacts)
  const forms = new Set(facts.flatMap(({ form }) => form ?? []))
  const hooks = new Set(facts.flatMap((step) => step.hooks))
  return (
    <div className="ck-docs-summary">
      <Names of={steps.every(isChallengeName) ? 'Challenge' : 'Step'} names={facts.map(({ name }) => name)} />
      {forms.size > 0 && <Names of="Component" names={[...forms]} />}
      {hooks.size > 0 && <Names of="Hook" names={[...hooks]} />}
    </div>
  )
}

function Names({ of, names }: { readonly of: string; readonly names: readonly string[] }): ReactNode {
  return (
    <div>
      <span>{of}</span>
      {names.map((name) => (
        <code key={name}>{name}</code>
      ))}
    </div>
  )
}
