'use client'

import type { ReactNode } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { ChallengeCard } from '../../ui/card/ChallengeCard.tsx'
import type { CustomField } from './customField.ts'
import { useCustomChallenge } from './useCustomChallenge.ts'

export interface CustomChallengeFormProps extends ChallengeProps<'CUSTOM_CHALLENGE'>, CardContext {
  /** How the challenge is shown. @default what the Lambda trigger describes in the public parameters */
  readonly field?: CustomField | undefined
}

/** The form of a custom challenge: one field that your app describes. */
export function CustomChallengeForm(props: CustomChallengeFormProps): ReactNode {
  const { challenge, pending } = props
  const t = useDeferredMessages()
  const { answer, field, error, attempt, onSubmit } = useCustomChallenge(props)
  const { question, label, hint, lang, type = 'text', inputMode, autoComplete = 'off' } = field
  // The texts may be in another language than the page, and in another direction.
  const inLanguage = (text: string | undefined): ReactNode => (text && lang ? <bdi lang={lang}>{text}</bdi> : text)
  return (
    <ChallengeCard
      context={props}
      heading={t('custom.heading')}
      lead={inLanguage(question)}
      notice={challenge.repeats === 'other' && <Notice tone="info">{t('custom.next')}</Notice>}
      pending={pending}
      error={error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={t('action.continue')}
    >
      <Field control={answer} label={inLanguage(label) ?? t('custom.label')} hint={inLanguage(hint)} attempt={attempt}>
        <input
          data-ck-part="input"
          data-ck-focus=""
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          dir="auto"
          {...answer.input}
        />
      </Field>
    </ChallengeCard>
  )
}
