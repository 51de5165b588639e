'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { MethodOptions } from '../MfaSelection/MethodOptions.tsx'
import { useMfaSelection } from '../MfaSelection/useMfaSelection.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'

/**
 * A second factor that sends codes to an email address or a phone number. The user types the address or number in the
 * set-up.
 */
export type ContactMethod = Exclude<MfaMethod, 'SOFTWARE_TOKEN_MFA'>

export interface SetupSelectionFormProps extends ChallengeProps<'MFA_SETUP'>, CardContext {
  /**
   * Called if the user chooses a method that needs an email address or a phone number. The form sends nothing, because
   * the user types the address or number on the next screen.
   */
  onChoose(method: ContactMethod): void
}

/** The choice of the second factor to set up. */
export function SetupSelectionForm(props: SetupSelectionFormProps): ReactNode {
  const { challenge, submit, pending, onChoose } = props
  const t = useDeferredMessages()
  const selection = useMfaSelection({
    challenge,
    submit: async ({ method }) => (method === 'SOFTWARE_TOKEN_MFA' ? submit({ method }) : onChoose(method)),
    error: props.error,
  })
  return (
    <ChallengeCard
      context={props}
      heading={t('mfaSetup.heading')}
      lead={t('mfaSetup.lead')}
      pending={pending}
      error={selection.error}
      attempt={selection.attempt}
      onSubmit={selection.onSubmit}
      submitLabel={t('action.continue')}
    >
      <MethodOptions selection={selection} legend={t('mfaSetup.choose')} setUp />
    </ChallengeCard>
  )
}
