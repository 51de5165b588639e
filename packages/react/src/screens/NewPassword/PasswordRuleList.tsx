'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import type { PasswordRuleStates } from './useNewPasswordField.ts'
import { CHECK } from '../../ui/icons/statusIcons.ts'
import { richText } from '../../messages/richText.ts'

export interface PasswordRuleListProps {
  readonly rules: PasswordRuleStates
  /** True after the user sent a password that breaks a rule. The list then marks the rules that are not met. */
  readonly rejected: boolean
}

const PAUSE_MS = 1000

/**
 * The password rules. The list marks each met rule while the user types. After a pause, a screen reader announces how
 * many rules are met.
 */
export function PasswordRuleList({ rules, rejected }: PasswordRuleListProps): ReactNode {
  const t = useDeferredMessages()
  const met = rules.filter((point) => point.met).length
  const announced = useSettled(met)
  return (
    <>
      <ul data-ck-part="policy" aria-label={t('policy.title')}>
        {rules.map((point) => (
          <li
            key={point.rule}
            id={point.id}
            data-ck-part="policy-item"
            data-ck-met={point.met ? 'true' : rejected ? 'refused' : 'false'}
          >
            <Mark met={point.met} refused={rejected} />
            <span>
              {point.text}
              <span data-ck-part="sr-only">: {t(point.met ? 'policy.met' : 'policy.notMet')}</span>
            </span>
          </li>
        ))}
      </ul>
      <p data-ck-part="sr-only" role="status">
        {announced !== null && richText(t, 'announce.policy', { met: announced, total: rules.length })}
      </p>
    </>
  )
}

function Mark({ met, refused }: { readonly met: boolean; readonly refused: boolean }): ReactNode {
  if (met) return <Icon {...CHECK} />
  return refused ? (
    <Icon bold="m5.5 5.5 9 9m0-9-9 9" />
  ) : (
    <Icon thin="M10 4.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 1 0 0-10.5" />
  )
}

/**
 * Returns the last `value` that did not change for one second. Returns null until `value` changes for the first time.
 */
function useSettled(value: number): number | null {
  const [first] = useState(value)
  const [settled, setSettled] = useState<number | null>(null)
  useEffect(() => {
    if (value === first && settled === null) return
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value, first, settled])
  return settled
}
