'use client'

import type { StepName } from '@challenge-kit/core'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { Root } from '../ui/card/Root.tsx'
import type { SignInProviderProps } from '../SignInProvider.tsx'
import { useSignInScope } from '../signInScope.ts'
import { preloadScreens } from './screens.ts'
import type { SignInProps } from './SignIn.tsx'
import { useAnnouncements } from './useAnnouncements.ts'
import { type Components, renderStep, useShownStep } from './useShownStep.ts'

export type CurrentStepProps = Omit<SignInProps, keyof SignInProviderProps | 'intent'>

const NONE: Components = {}

/** The sign-in of the provider around it, step after step. */
export function CurrentStep({ components = NONE, onSignedIn, onEvent, ...slots }: CurrentStepProps): ReactNode {
  const { flow } = useSignInScope('SignIn')
  const state = useSyncExternalStore(flow.subscribe, flow.getState, flow.getServerState)
  const step = useShownStep(state, components)
  useAnnouncements({ onSignedIn, onEvent })
  // A password manager may fill and send the form without a keystroke.
  const waiting = state.pending
  const { prepare } = flow
  const preload = () => preloadScreens(prepare)
  useEffect(() => {
    if (waiting) preloadScreens(prepare)
  }, [waiting, prepare])
  return (
    <Root step={step.step} frame={slots.frame} onInput={preload}>
      {renderStep<StepName>(step, components, slots)}
    </Root>
  )
}
