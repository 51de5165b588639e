'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { MethodOptions } from '../MfaSelection/MethodOptions.tsx'
import { useMfaSelection } from '../MfaSelection/useMfaSelection.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'

/** A second factor that begins with something typed: an address, a number. */
export type TypedMethod = Exclude<MfaMethod, 'SOFTWARE_TOKEN_MFA'>

export interface SetupSelectionFormProps extends QuestionProps<'MFA_SETUP'>, Surroundings {
  /** What goes with it is typed next, and only then something is sent. */
  onChoose(method: TypedMethod): void
}

/** Which second factor to set up. */
export function SetupSelectionForm(props: SetupSelectionFormProps): ReactNode {
  const { challenge, submit, pending, onChoose } = props
  const say = useLaterSay()
  const selection = useMfaSelection({
    challenge,
    submit: async ({ method }) => (method === 'SOFTWARE_TOKEN_MFA' ? submit({ method }) : onChoose(method)),
    error: props.error,
  })
  return (
    <QuestionCard
      surroundings={props}
      heading={say('setup.heading')}
      lead={say('setup.lead')}
      pending={pending}
      error={selection.error}
      attempt={selection.attempt}
      onSubmit={selection.onSubmit}
      submitLabel={say('action.continue')}
    >
      <MethodOptions selection={selection} legend={say('setup.choose')} setUp />
    </QuestionCard>
  )
}
