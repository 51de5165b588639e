'use client'

import { useEffect } from 'react'
import { useLatest } from '../form/useLatest.ts'
import { type Host, useSignInScope } from '../signInScope.ts'

/** Calls `onEvent` for each new step and `onSignedIn` for each session. StrictMode does not cause a second call. */
export function useAnnouncements(host: Host): void {
  const { flow, tell } = useSignInScope('useAnnouncements')
  const latest = useLatest(host)
  useEffect(() => {
    const listener = () => tell(latest.current)
    listener()
    return flow.subscribe(listener)
  }, [flow, tell, latest])
}
