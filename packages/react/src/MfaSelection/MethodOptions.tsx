'use client'

import type { MfaMethod } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import type { MessageKey } from '../messages/say.ts'
import { useLaterSay } from '../messages/useLaterSay.ts'
import { Message } from '../parts/Message.tsx'
import { MethodIcon, type MethodPicture } from '../parts/MethodIcon.tsx'
import type { MfaSelectionController } from './useMfaSelection.ts'

interface Method {
  readonly name: MessageKey
  readonly note?: MessageKey
  /** Said where the method is being set up. */
  readonly setUpNote?: MessageKey
  readonly picture: MethodPicture
}

const METHODS: Record<MfaMethod, Method> = {
  SOFTWARE_TOKEN_MFA: { name: 'method.totp', note: 'method.totp.note', picture: 'app' },
  EMAIL_OTP: { name: 'method.email.name', setUpNote: 'setup.email.note', picture: 'email' },
  SMS_MFA: { name: 'method.sms.name', note: 'method.sms.note', picture: 'phone' },
}

export interface MethodOptionsProps {
  readonly selection: MfaSelectionController
  /** What the radios answer. */
  readonly legend: string
  /** The heading does not ask this: so the legend is seen, and each method says what it is. */
  readonly setUp?: boolean | undefined
}

/** One radio for each method, and that none was chosen. */
export function MethodOptions({ selection, legend, setUp = false }: MethodOptionsProps): ReactNode {
  const { options, message, choiceError, attempt } = selection
  const say = useLaterSay()
  return (
    <fieldset data-ck-part="field" aria-describedby={message.id}>
      <legend data-ck-part={setUp ? 'label' : 'sr-only'}>{legend}</legend>
      <div data-ck-part="methods">
        {options.map(({ method, input }) => {
          const { name, picture, ...more } = METHODS[method]
          const note = (setUp && more.setUpNote) || more.note
          return (
            <label key={method} data-ck-part="row option">
              <input {...input} />
              <span>
                <span data-ck-part="method-name">{say(name)}</span>
                {note && <span data-ck-part="method-note">{say(note)}</span>}
              </span>
              <MethodIcon name={picture} />
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
  )
}
