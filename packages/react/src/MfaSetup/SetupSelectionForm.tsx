'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import { MethodOptions } from '../MfaSelection/MethodOptions.tsx'
import { useMfaSelection } from '../MfaSelection/useMfaSelection.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { QuestionCard } from '../parts/QuestionCard.tsx'

export interface SetupSelectionFormProps extends QuestionProps<'MFA_SETUP'>, Surroundings {
  /** E-mail was chosen: the address comes next, and only then something is sent. */
  onEmail(): void
}

/** Which second factor to set up. */
export function SetupSelectionForm(props: SetupSelectionFormProps): ReactNode {
  const { challenge, submit, pending, onEmail } = props
  const say = useLaterSay()
  const selection = useMfaSelection({
    // A phone number is nothing that a person can add here.
    challenge: { methods: challenge.methods.filter((method) => method !== 'SMS_MFA') },
    submit: async ({ method }) => (method === 'SOFTWARE_TOKEN_MFA' ? submit({ method }) : onEmail()),
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
