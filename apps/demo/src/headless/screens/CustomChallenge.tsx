import { type ChallengeStep, useCustomChallenge, useMessages } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

/** Asks the question in the language of the page. If the page has no message for it, the texts are the Lambda's. */
export function CustomChallenge({ flow }: { flow: ChallengeStep<'CUSTOM_CHALLENGE'> }): ReactNode {
  const text = useHeadlessWords()
  const { answer, field, error, onSubmit } = useCustomChallenge(flow)
  const messages = useMessages()
  const inLanguage = (shown: string): ReactNode => <bdi lang={field.lang}>{shown}</bdi>
  return (
    <Form
      flow={flow}
      title={text.customTitle}
      lead={field.question && inLanguage(field.question)}
      submit={text.next}
      error={error}
      onSubmit={onSubmit}
    >
      <Field
        label={field.label ? inLanguage(field.label) : messages.text('custom.label')}
        hint={field.hint && inLanguage(field.hint)}
        control={answer}
      >
        <input type="text" autoComplete="off" {...answer.input} />
      </Field>
    </Form>
  )
}
