'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import type { MessageKey } from '../messages/say.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { Drawing } from '../parts/Icon.tsx'
import { Message } from '../parts/Message.tsx'
import { QuestionCard } from '../parts/QuestionCard.tsx'
import { useMfaSelection } from './useMfaSelection.ts'

export interface MfaSelectionFormProps extends QuestionProps<'SELECT_MFA_TYPE'>, Surroundings {}

interface Method {
  readonly name: MessageKey
  readonly note?: MessageKey
  readonly icon: string
}

const METHODS: Record<MfaMethod, Method> = {
  SOFTWARE_TOKEN_MFA: {
    name: 'method.totp',
    note: 'method.totp.note',
    icon: 'M7.75 2.25h4.5a2 2 0 0 1 2 2v11.5a2 2 0 0 1-2 2h-4.5a2 2 0 0 1-2-2V4.25a2 2 0 0 1 2-2M9 15h2',
  },
  EMAIL_OTP: {
    name: 'method.email.name',
    icon: 'M4.75 4.25h10.5a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2H4.75a2 2 0 0 1-2-2v-7.5a2 2 0 0 1 2-2m-1.25 2 6.5 4.5 6.5-4.5',
  },
  SMS_MFA: {
    name: 'method.sms.name',
    note: 'method.sms.note',
    icon: 'M4.75 3.75h10.5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9.25l-4 3v-3h-.5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2Z',
  },
}

/** Which second factor. Radios and a button, because the choice cannot be taken back. */
export function MfaSelectionForm(props: MfaSelectionFormProps): ReactNode {
  const say = useLaterSay()
  const { options, message, choiceError, error, attempt, onSubmit } = useMfaSelection(props)
  return (
    <QuestionCard
      surroundings={props}
      heading={say('mfa.heading')}
      lead={say('mfa.lead')}
      pending={props.pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('action.continue')}
    >
      <fieldset data-ck-part="field" aria-describedby={message.id}>
        <legend data-ck-part="sr-only">{say('mfa.heading')}</legend>
        <div data-ck-part="methods">
          {options.map(({ method, input }) => {
            const { name, note, icon } = METHODS[method]
            return (
              <label key={method} data-ck-part="option">
                <input {...input} />
                <span>
                  <span data-ck-part="method-name">{say(name)}</span>
                  {note && <span data-ck-part="method-note">{say(note)}</span>}
                </span>
                <Drawing thin={icon} />
              </label>
            )
          })}
        </div>
        <p data-ck-part="message" data-ck-tone={choiceError ? 'danger' : undefined} aria-live="polite" {...message}>
          {choiceError && (
            <Message key={attempt} icon="alert">
              {choiceError}
            </Message>
          )}
        </p>
      </fieldset>
    </QuestionCard>
  )
}
