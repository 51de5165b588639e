'use client'

import type { Session } from '@challenge-kit/core'
import { useEffect, useState } from 'react'
import { sessionKey } from './session/sessionQuery.ts'
import { createSignInScope, type SignInScope, useSignInScope } from './signInScope.ts'

/** What one signs in for, other than a session: `step-up`, where whoever is signed in does so once more. */
export type Intent = 'step-up'

interface RunningStepUp {
  readonly scope: SignInScope
  /** How many on screen take part in it. */
  users: number
}

// Which step-up goes on in which provider.
const running = new WeakMap<SignInScope, RunningStepUp>()

/**
 * The scope of what `intent` is about: the provider's own, or that of a step-up, which all on screen share. It is
 * forgotten once it is done, or once nobody shows it any more: the next one begins anew.
 */
export function useScopeOf(hook: string, intent: Intent | undefined): SignInScope {
  const around = useSignInScope(hook)
  const [stepUp] = useState(() => (intent && !around.options.stepUp ? (running.get(around) ?? begin(around)) : null))
  useEffect(() => (stepUp === null ? undefined : takePart(around, stepUp)), [around, stepUp])
  return stepUp?.scope ?? around
}

function begin(around: SignInScope): RunningStepUp {
  const { options } = around
  const session = options.client.getQueryData<Session | null>(sessionKey)
  if (!session) throw new Error('A step-up is for whoever is signed in: put it inside <RequireSession>.')
  const stepUp = { scope: createSignInScope({ ...options, stepUp: { username: session.signInName } }), users: 0 }
  running.set(around, stepUp)
  return stepUp
}

function takePart(around: SignInScope, stepUp: RunningStepUp): () => void {
  const { flow, watch, end } = stepUp.scope
  const forget = (): void => {
    if (running.get(around) === stepUp) running.delete(around)
  }
  // React may mount what is on screen twice.
  running.set(around, stepUp)
  stepUp.users += 1
  const stopFollowing = flow.subscribe(() => {
    const { step, error } = flow.getState()
    if (step === 'SIGNED_IN') forget()
    if (error?.code === 'signed_out') void end(false)
  })
  const stopWatching = watch()
  return () => {
    stopFollowing()
    stopWatching()
    stepUp.users -= 1
    if (stepUp.users > 0) return
    forget()
    const state = flow.getState()
    // Whoever signed in stays so; whoever did not leaves no sign-in behind.
    if (state.step !== 'SIGNED_IN') void state.restart()
  }
}
