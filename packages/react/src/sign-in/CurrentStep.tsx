'use client'

import type { Session, StepName } from '@challenge-kit/core'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { useSignInScope } from '../scope/signInScope.ts'
import { Root } from '../ui/card/Root.tsx'
import { preload } from './preload.ts'
import type { ScreenOptions } from './screens.ts'
import { useAnnouncements } from './useAnnouncements.ts'
import { type Components, renderStep, useShownStep } from './useShownStep.ts'

export interface CurrentStepProps extends ScreenOptions {
  /** Your own screens, which replace the kit's screens. */
  readonly components?: Components | undefined
  /** Called exactly once for each sign-in. */
  readonly onSignedIn?: ((session: Session) => void) | undefined
  /** Called with the name of each new step. The function receives no other data, so you can use it for analytics. */
  readonly onEvent?: ((step: StepName) => void) | undefined
}

const NONE: Components = {}

/** Shows the current step of the provider's sign-in on its screen. */
export function CurrentStep({ components = NONE, onSignedIn, onEvent, ...options }: CurrentStepProps): ReactNode {
  const { flow } = useSignInScope('SignIn')
  const state = useSyncExternalStore(flow.subscribe, flow.getState, flow.getServerState)
  const step = useShownStep(state, components)
  useAnnouncements({ onSignedIn, onEvent })
  const { pending } = state
  const { prepare } = flow
  // The first keystroke preloads the screens. Sending the form preloads the screens too, because a password manager can
  // fill and send the form without a keystroke.
  useEffect(() => {
    if (pending) void preload(prepare)
  }, [pending, prepare])
  return (
    <Root step={step.step} frame={options.frame} onInput={() => void preload(prepare)}>
      {renderStep<StepName>(step, components, options)}
    </Root>
  )
}
