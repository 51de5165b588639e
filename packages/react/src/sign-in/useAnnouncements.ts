'use client'

import { useEffect } from 'react'
import { useLatest } from '../form/useLatest.ts'
import { type Host, useSignInScope } from '../signInScope.ts'

/** Tells the host of each new step, and of the session: once, however often React mounts what is on screen. */
export function useAnnouncements(host: Host): void {
  const { flow, tell } = useSignInScope('useAnnouncements')
  const latest = useLatest(host)
  useEffect(() => {
    const listener = () => tell(latest.current)
    listener()
    return flow.subscribe(listener)
  }, [flow, tell, latest])
}
