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

/** What the forms for an address and for a number are given. */
export interface ContactSetupProps extends ChallengeProps<'MFA_SETUP'>, CardContext {
  /** Back to the choice, where there is one. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

export interface ContactSetupFormProps extends Pick<ChallengeCardProps, 'error' | 'attempt' | 'onSubmit'> {
  readonly context: ContactSetupProps
  /** Whose sentences: heading, lead and button. */
  readonly setup: 'emailSetup' | 'phoneSetup'
  readonly label: MessageKey
  readonly hint?: MessageKey
  readonly control: FieldControl
  readonly input: InputHTMLAttributes<HTMLInputElement>
}

/** A second factor that begins with one thing typed. */
export function ContactSetupForm(props: ContactSetupFormProps): ReactNode {
  const { context, setup, label, hint, control, input, ...sent } = props
  const { chooseAnotherMethod, pending } = context
  const t = useDeferredMessages()
  return (
    <ChallengeCard
      {...sent}
      context={context}
      heading={t(`${setup}.heading`)}
      lead={t(`${setup}.lead`)}
      pending={pending}
      submitLabel={t(`${setup}.submit`)}
      secondary={
        chooseAnotherMethod && (
          <Link to={chooseAnotherMethod} part="secondary">
            {t('action.otherWay')}
          </Link>
        )
      }
    >
      <Field control={control} label={t(label)} hint={hint && t(hint)} attempt={sent.attempt}>
        <input data-ck-part="input" data-ck-focus="" {...input} {...control.input} />
      </Field>
    </ChallengeCard>
  )
}
