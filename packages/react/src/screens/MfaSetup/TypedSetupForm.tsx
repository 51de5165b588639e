'use client'

import type { InputHTMLAttributes, ReactNode } from 'react'
import type { FieldControl } from '../../form/fieldControl.ts'
import type { QuestionProps } from '../../form/challengeProps.ts'
import type { MessageKey } from '../../messages/messages.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { Link } from '../../ui/Link.tsx'
import { QuestionCard, type QuestionCardProps } from '../../ui/card/ChallengeCard.tsx'

/** What the forms for an address and for a number are given. */
export interface TypedSetupProps extends QuestionProps<'MFA_SETUP'>, Surroundings {
  /** Back to the choice, where there is one. */
  readonly chooseAnotherMethod?: (() => unknown) | undefined
}

export interface TypedSetupFormProps extends Pick<QuestionCardProps, 'error' | 'attempt' | 'onSubmit'> {
  readonly surroundings: TypedSetupProps
  /** Whose sentences: heading, lead and button. */
  readonly setup: 'emailSetup' | 'phoneSetup'
  readonly label: MessageKey
  readonly hint?: MessageKey
  readonly control: FieldControl
  readonly input: InputHTMLAttributes<HTMLInputElement>
}

/** A second factor that begins with one thing typed. */
export function TypedSetupForm(props: TypedSetupFormProps): ReactNode {
  const { surroundings, setup, label, hint, control, input, ...sent } = props
  const { chooseAnotherMethod, pending } = surroundings
  const say = useLaterSay()
  return (
    <QuestionCard
      {...sent}
      surroundings={surroundings}
      heading={say(`${setup}.heading`)}
      lead={say(`${setup}.lead`)}
      pending={pending}
      submitLabel={say(`${setup}.submit`)}
      secondary={
        chooseAnotherMethod && (
          <Link to={chooseAnotherMethod} part="secondary">
            {say('action.otherWay')}
          </Link>
        )
      }
    >
      <Field control={control} label={say(label)} hint={hint && say(hint)} attempt={sent.attempt}>
        <input data-ck-part="input" data-ck-start="" {...input} {...control.input} />
      </Field>
    </QuestionCard>
  )
}
