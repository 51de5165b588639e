import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import type { Surroundings } from '../parts/Card.tsx'
export function NewPasswordForm(props: QuestionProps<'NEW_PASSWORD_REQUIRED'> & Surroundings): ReactNode {
  return props.challenge.name
}
