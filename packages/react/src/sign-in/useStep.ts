'use client'

import type { SignIn } from '@challenge-kit/core'
import { startTransition, useEffect, useState, useSyncExternalStore } from 'react'
import { useLatest } from '../form/useLatest.ts'
import type { SignInScope, StepListeners } from '../scope/signInScope.ts'

const subscribeNever = () => () => {}

/**
 * Returns the current step. Calls `onEvent` for each new step and each error, and `onSignedIn` for each session.
 * StrictMode does not cause a second call.
 *
 * A new step is rendered in a transition, because React divides the render of a transition into short tasks.
 * `useSyncExternalStore` would render each step in one task.
 */
export function useStep({ flow, notify }: SignInScope, listeners: StepListeners): SignIn {
  const latest = useLatest(listeners)
  const [, render] = useState<object>()
  useEffect(() => {
    notify(latest.current)
    return flow.subscribe(() => {
      notify(latest.current)
      startTransition(() => render({}))
    })
  }, [flow, notify, latest])
  return useSyncExternalStore(subscribeNever, flow.getState, flow.getServerState)
}
