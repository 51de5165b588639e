'use client'

import type { FirstFactor } from '@challenge-kit/core'
import { type ReactNode, useState } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { SPINNER, Icon } from '../../ui/icons/Icon.tsx'
import { FIRST_FACTORS } from '../../ui/icons/firstFactors.ts'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { useDelayedFlag } from '../../ui/time/useDelayedFlag.ts'
import { PasswordCard } from '../Password/PasswordForm.tsx'
import { useMethodSelection } from './useMethodSelection.ts'

export interface MethodSelectionFormProps extends ChallengeProps<'SELECT_CHALLENGE'>, CardContext {}

const doNothing = (): void => {}

/**
 * The choice of a sign-in method. The form has one button for each method, because the user can return and choose
 * another method. If the user chooses the password, the password form replaces the buttons, and sends the choice and
 * the password in one call.
 */
export function MethodSelectionForm(props: MethodSelectionFormProps): ReactNode {
  const t = useDeferredMessages()
  const { methods, choose, password, error } = useMethodSelection(props)
  const { pending } = props
  const [chosen, setChosen] = useState<FirstFactor | null>(null)
  const waiting = useDelayedFlag(pending)
  if (password) {
    return <PasswordCard context={props} pending={pending} chooseAnotherMethod={password.back} {...password} />
  }
  return (
    <ChallengeCard
      context={props}
      heading={t('methodSelection.heading')}
      pending={pending}
      error={error}
      attempt={0}
      onSubmit={doNothing}
      submitLabel={null}
    >
      <div data-ck-part="methods">
        {methods.map((method) => {
          const { name, note, picture } = FIRST_FACTORS[method]
          return (
            <button
              key={method}
              data-ck-part="row option"
              type="button"
              aria-disabled={pending || undefined}
              data-ck-pending={pending || undefined}
              onClick={() => {
                if (pending) return
                setChosen(method)
                choose(method)
              }}
            >
              <MethodIcon name={picture} />
              <span>
                <span data-ck-part="method-name">{t(name)}</span>
                {note && <span data-ck-part="method-note">{t(note)}</span>}
              </span>
              {waiting && method === chosen ? (
                <Icon {...SPINNER} />
              ) : (
                <Icon thin="m8 5.5 4.5 4.5L8 14.5" part="chevron" />
              )}
            </button>
          )
        })}
      </div>
    </ChallengeCard>
  )
}
