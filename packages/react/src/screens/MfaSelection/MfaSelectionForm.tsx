'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import { MethodOptions } from './MethodOptions.tsx'
import { useMfaSelection } from './useMfaSelection.ts'

export interface MfaSelectionFormProps extends ChallengeProps<'SELECT_MFA_TYPE'>, CardContext {}

/**
 * The choice of a second factor. The form has radio buttons and a submit button, because the user cannot change the
 * choice later.
 */
export function MfaSelectionForm(props: MfaSelectionFormProps): ReactNode {
  const t = useDeferredMessages()
  const selection = useMfaSelection(props)
  return (
    <ChallengeCard
      context={props}
      heading={t('mfaSelection.heading')}
      lead={t('mfaSelection.lead')}
      pending={props.pending}
      error={selection.error}
      attempt={selection.attempt}
      onSubmit={selection.onSubmit}
      submitLabel={t('action.continue')}
    >
      <MethodOptions selection={selection} legend={t('mfaSelection.heading')} />
    </ChallengeCard>
  )
}
