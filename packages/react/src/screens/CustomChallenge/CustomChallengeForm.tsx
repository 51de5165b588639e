'use client'

import type { ReactNode } from 'react'
import type { QuestionProps } from '../../form/challengeProps.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import type { Surroundings } from '../../ui/card/Card.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { QuestionCard } from '../../ui/card/ChallengeCard.tsx'
import { type CustomField, customField } from './customField.ts'
import { useCustomChallenge } from './useCustomChallenge.ts'

export interface CustomChallengeFormProps extends QuestionProps<'CUSTOM_CHALLENGE'>, Surroundings {
  /** How the question is asked. @default what its parameters `question`, `label` and `hint` say */
  readonly field?: CustomField | undefined
}

/** A question of the app's own: one field, described by the app. */
export function CustomChallengeForm(props: CustomChallengeFormProps): ReactNode {
  const { challenge, pending, field = customField(challenge.parameters) } = props
  const { question, label, hint, type = 'text', inputMode, autoComplete = 'off' } = field
  const say = useLaterSay()
  const { answer, error, attempt, onSubmit } = useCustomChallenge({ ...props, hinted: hint !== undefined })
  return (
    <QuestionCard
      surroundings={props}
      heading={say('custom.heading')}
      lead={question}
      notice={challenge.repeats === 'other' ? { tone: 'info', children: say('custom.again') } : null}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('action.continue')}
    >
      <Field control={answer} label={label ?? say('custom.label')} hint={hint} attempt={attempt}>
        <input
          data-ck-part="input"
          data-ck-start=""
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          dir="auto"
          {...answer.input}
        />
      </Field>
    </QuestionCard>
  )
}
