'use client'

import type { InputHTMLAttributes, ReactNode } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import type { MessageKey } from '../../messages/messages.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { Link } from '../../ui/Link.tsx'
import { ChallengeCard, type ChallengeCardProps } from '../../ui/card/ChallengeCard.tsx'

/** The props of the forms for an email address and for a phone number. */
export interface ContactSetupProps extends ChallengeProps<'MFA_SETUP'>, CardContext {
  /** Returns to the choice of a method. Without this function, the form has no such button. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

export interface ContactSetupFormProps extends Pick<ChallengeCardProps, 'error' | 'attempt' | 'onSubmit'> {
  readonly context: ContactSetupProps
  /** The prefix of the message keys for heading, lead and button. */
  readonly setup: 'emailSetup' | 'phoneSetup'
  readonly label: MessageKey
  readonly hint?: MessageKey | undefined
  readonly control: FieldControl
  readonly input: InputHTMLAttributes<HTMLInputElement>
}

/** The form that sets up a second factor with one field: an email address or a phone number. */
export function ContactSetupForm(props: ContactSetupFormProps): ReactNode {
  const { context, setup, label, hint, control, input, ...sending } = props
  const { chooseAnotherMethod, pending } = context
  const t = useDeferredMessages()
  return (
    <ChallengeCard
      {...sending}
      context={context}
      heading={t(`${setup}.heading`)}
      lead={t(`${setup}.lead`)}
      pending={pending}
      submitLabel={t(`${setup}.submit`)}
      secondary={
        chooseAnotherMethod && (
          <Link to={chooseAnotherMethod} part="secondary">
            {t('action.chooseAnotherMethod')}
          </Link>
        )
      }
    >
      <Field control={control} label={t(label)} hint={hint && t(hint)} attempt={sending.attempt}>
        <input data-ck-part="input" data-ck-focus="" {...input} {...control.input} />
      </Field>
    </ChallengeCard>
  )
}
