import type { NewPasswordController } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** The rules of the pool's password policy. A mark shows each rule that the new password meets. */
export function PolicyList({ rules }: Pick<NewPasswordController, 'rules'>): ReactNode {
  const words = useHeadlessWords()
  return (
    <ul className="own-policy" aria-label={words.policy}>
      {rules.map(({ rule, text, met }) => (
        <li key={rule}>
          {met ? '✓' : '○'} {text}
        </li>
      ))}
    </ul>
  )
}
