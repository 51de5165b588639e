'use client'

import type { ReactNode } from 'react'
import { SignInContext } from '../../scope/signInScope.ts'
import { useStepUpScope } from '../../scope/useStepUpScope.ts'
import { StepUpForm } from './StepUpForm.tsx'

export interface StepUpScopeProps {
  /** Draws the sign-in, with the screen that begins this one. */
  children(credentials: typeof StepUpForm): ReactNode
}

/** The sign-in of whoever is signed in, once more. What is below takes part in it, the host's own screens too. */
export function StepUpScope({ children }: StepUpScopeProps): ReactNode {
  return (
    <SignInContext.Provider value={useStepUpScope('SignIn', 'step-up')}>{children(StepUpForm)}</SignInContext.Provider>
  )
}
