'use client'

import type { ReactNode } from 'react'
import { SignInContext } from '../../scope/signInScope.ts'
import { useStepUpScope } from '../../scope/useStepUpScope.ts'
import { StepUpForm } from './StepUpForm.tsx'

export interface StepUpScopeProps {
  /** Renders the sign-in. The argument is the form for the step `CREDENTIALS`. */
  children(credentials: typeof StepUpForm): ReactNode
}

/** Provides the sign-in flow of a step-up to all components inside this component, including your own screens. */
export function StepUpScope({ children }: StepUpScopeProps): ReactNode {
  return (
    <SignInContext.Provider value={useStepUpScope('SignIn', 'step-up')}>{children(StepUpForm)}</SignInContext.Provider>
  )
}
