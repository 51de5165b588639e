import type { ReactNode } from 'react'
import type { QuestionProps } from '../form/questionProps.ts'
import type { Surroundings } from '../parts/Card.tsx'
export function TotpSetup(props: QuestionProps<'MFA_SETUP'> & Surroundings): ReactNode {
  return props.challenge.name
}
