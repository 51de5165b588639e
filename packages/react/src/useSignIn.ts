'use client'

import type { SignIn } from '@challenge-kit/core'
import { useSyncExternalStore } from 'react'
import { useSignInScope } from './signInScope.ts'

/**
 * Where the sign-in stands, with the actions of that step: switch on `step`.
 *
 * @example
 * const flow = useSignIn()
 * switch (flow.step) {
 *   case 'CREDENTIALS': return <MyLogin onSubmit={flow.submit} error={flow.error} pending={flow.pending} />
 *   case 'SMS_MFA': return <MyCode sentTo={flow.challenge.destination} onSubmit={flow.submit} />
 * }
 */
export function useSignIn(): SignIn {
  const { flow } = useSignInScope('useSignIn')
  return useSyncExternalStore(flow.subscribe, flow.getState, flow.getServerState)
}
