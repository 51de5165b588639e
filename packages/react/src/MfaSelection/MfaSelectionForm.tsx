import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import type { Surroundings } from '../parts/Card.tsx'
export function MfaSelectionForm(props: QuestionProps<'SELECT_MFA_TYPE'> & Surroundings): ReactNode {
  return props.challenge.name
}
