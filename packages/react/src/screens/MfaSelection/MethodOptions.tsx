'use client'

import type { ReactNode } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Message } from '../../ui/Message.tsx'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { MFA_METHODS } from '../../ui/icons/mfaMethods.ts'
import type { MfaSelectionController } from './useMfaSelection.ts'
import { ALERT } from '../../ui/icons/Icon.tsx'

export interface MethodOptionsProps {
  readonly selection: MfaSelectionController
  /** The legend of the radio buttons, which says what the user chooses. */
  readonly legend: string
  /** True on a set-up screen: the legend is visible, and each method has a note. */
  readonly setUp?: boolean | undefined
}

/** One radio button for each method, and an error if the user chose no method. */
export function MethodOptions({ selection, legend, setUp = false }: MethodOptionsProps): ReactNode {
  const { options, message, choiceError, attempt } = selection
  const t = useDeferredMessages()
  // The note about text messages compares them with an app, so it is shown only beside an app.
  const withApp = options.some(({ method }) => method === 'SOFTWARE_TOKEN_MFA')
  return (
    <fieldset data-ck-part="field" aria-describedby={message.id}>
      <legend data-ck-part={setUp ? 'label' : 'sr-only'}>{legend}</legend>
      <div data-ck-part="methods">
        {options.map(({ method, input }) => {
          const { name, picture, ...notes } = MFA_METHODS[method]
          const note = setUp ? notes.setUpNote : notes.note
          const shown = note === 'method.sms.note' && !withApp ? null : note
          return (
            <label key={method} data-ck-part="row option">
              <input {...input} />
              <span>
                <span data-ck-part="method-name">{t(name)}</span>
                {shown && <span data-ck-part="method-note">{t(shown)}</span>}
              </span>
              <MethodIcon name={picture} />
            </label>
          )
        })}
      </div>
      <p data-ck-part="message" data-ck-tone={choiceError ? 'danger' : undefined} aria-live="polite" {...message}>
        {choiceError && (
          <Message key={attempt} icon={ALERT}>
            {choiceError}
          </Message>
        )}
      </p>
    </fieldset>
  )
}
