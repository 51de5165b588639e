'use client'

import type { Session } from '@challenge-kit/core'
import { useEffect, useState } from 'react'
import { sessionKey } from './sessionQuery.ts'
import { createSignInScope, type SignInScope, useSignInScope } from './signInScope.ts'

/** The purpose of a sign-in. `step-up`: the signed-in user signs in again. */
export type Intent = 'step-up'

interface StepUp {
  readonly scope: SignInScope
  /** How many mounted components use this step-up. */
  mounted: number
}

// The step-up in progress of each provider.
const activeStepUps = new WeakMap<SignInScope, StepUp>()

/**
 * Returns the provider's scope, or the scope of a step-up if `intent` is `step-up`. All components of a provider share
 * one step-up. The step-up ends when the user has signed in, or when the last component of the step-up unmounts.
 */
export function useStepUpScope(hook: string, intent: Intent | undefined): SignInScope {
  const parent = useSignInScope(hook)
  const [stepUp] = useState(() =>
    intent && !parent.options.stepUp ? (activeStepUps.get(parent) ?? startStepUp(parent)) : null,
  )
  useEffect(() => (stepUp === null ? undefined : joinStepUp(parent, stepUp)), [parent, stepUp])
  return stepUp?.scope ?? parent
}

function startStepUp(parent: SignInScope): StepUp {
  const { options, demand } = parent
  const session = options.client.getQueryData<Session | null>(sessionKey)
  if (!session) throw new Error('A step-up needs a signed-in user. Put it inside <RequireSession>.')
  const own = { username: session.signInName, demand: demand.current }
  const stepUp = { scope: createSignInScope({ ...options, stepUp: own }), mounted: 0 }
  activeStepUps.set(parent, stepUp)
  return stepUp
}

function joinStepUp(parent: SignInScope, stepUp: StepUp): () => void {
  const { flow, watch, end } = stepUp.scope
  const forget = (): void => {
    if (activeStepUps.get(parent) === stepUp) activeStepUps.delete(parent)
  }
  // The step-up is set again, because StrictMode mounts a component twice, and the first unmount removed the step-up.
  activeStepUps.set(parent, stepUp)
  stepUp.mounted += 1
  const unsubscribe = flow.subscribe(() => {
    const { step, error } = flow.getState()
    if (step === 'SIGNED_IN') forget()
    if (error?.code === 'signed_out') void end(false)
  })
  const stopWatching = watch()
  return () => {
    unsubscribe()
    stopWatching()
    stepUp.mounted -= 1
    if (stepUp.mounted > 0) return
    forget()
    const state = flow.getState()
    // A step-up that did not finish is cancelled at the backend. The user stays signed in.
    if (state.step !== 'SIGNED_IN') void state.restart()
  }
}
