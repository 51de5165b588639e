'use client'

import type { ReactNode } from 'react'
import { SignInContext } from '../../scope/signInScope.ts'
import { useStepUpScope } from '../../scope/useStepUpScope.ts'
import { StepUpForm } from './StepUpForm.tsx'

export interface StepUpScopeProps {
  /** Renders the sign-in. Receives the form for its `CREDENTIALS` step. */
  children(credentials: typeof StepUpForm): ReactNode
}

/** Provides the sign-in of a step-up to everything below it, your own screens included. */
export function StepUpScope({ children }: StepUpScopeProps): ReactNode {
  return (
    <SignInContext.Provider value={useStepUpScope('SignIn', 'step-up')}>{children(StepUpForm)}</SignInContext.Provider>
  )
}
