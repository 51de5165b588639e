'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { MethodOptions } from './MethodOptions.tsx'
import { useMfaSelection } from './useMfaSelection.ts'

export interface MfaSelectionFormProps extends QuestionProps<'SELECT_MFA_TYPE'>, Surroundings {}

/** Which second factor. Radios and a button, because the choice cannot be taken back. */
export function MfaSelectionForm(props: MfaSelectionFormProps): ReactNode {
  const say = useLaterSay()
  const selection = useMfaSelection(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('mfa.heading')}
      lead={say('mfa.lead')}
      pending={props.pending}
      error={selection.error}
      attempt={selection.attempt}
      onSubmit={selection.onSubmit}
      submitLabel={say('action.continue')}
    >
      <MethodOptions selection={selection} legend={say('mfa.heading')} />
    </QuestionCard>
  )
}
