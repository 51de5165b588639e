'use client'

import type { ReactNode } from 'react'
import { SignInContext } from '../signInScope.ts'
import { useStepUp } from '../useStepUp.ts'
import { StepUpForm } from './StepUpForm.tsx'

export interface StepUpProps {
  /** Draws the sign-in, with the screen that begins this one. */
  children(credentials: typeof StepUpForm): ReactNode
}

/** The sign-in of whoever is signed in, once more. What is below takes part in it, the host's own screens too. */
export function StepUp({ children }: StepUpProps): ReactNode {
  return <SignInContext.Provider value={useStepUp('SignIn', 'step-up')}>{children(StepUpForm)}</SignInContext.Provider>
}
