import type { NewPasswordController } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** The rules of the pool's password policy, each with a mark once the new password meets it. */
export function PolicyList({ rules }: Pick<NewPasswordController, 'rules'>): ReactNode {
  const text = useHeadlessWords()
  return (
    <ul className="own-policy" aria-label={text.policy}>
      {rules.map(({ rule, met }) => (
        <li key={rule}>
          {met ? '✓' : '○'} {text.rules[rule]}
        </li>
      ))}
    </ul>
  )
}
