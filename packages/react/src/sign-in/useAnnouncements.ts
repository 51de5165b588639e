'use client'

import { useEffect } from 'react'
import { useLatest } from '../form/useLatest.ts'
import type { SignInScope, StepListeners } from '../scope/signInScope.ts'

/** Calls `onEvent` for each new step and each error, and `onSignedIn` for each session. StrictMode does not cause a second call. */
export function useAnnouncements({ flow, notify }: SignInScope, listeners: StepListeners): void {
  const latest = useLatest(listeners)
  useEffect(() => {
    const listener = () => notify(latest.current)
    listener()
    return flow.subscribe(listener)
  }, [flow, notify, latest])
}
