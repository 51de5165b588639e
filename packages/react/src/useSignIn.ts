'use client'

import type { SignIn } from '@challenge-kit/core'
import { useSyncExternalStore } from 'react'
import { type Intent, useStepUpScope } from './scope/useStepUpScope.ts'

export interface SignInIntent {
  /**
   * `step-up`: whoever is signed in does so once more, in a sign-in of its own. Giving it up signs nobody out, and once
   * nothing on screen takes part in it, the next begins anew. Throws where nobody is signed in. Read once, at mounting.
   */
  readonly intent?: Intent | undefined
}

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
export function useSignIn({ intent }: SignInIntent = {}): SignIn {
  const { flow } = useStepUpScope('useSignIn', intent)
  return useSyncExternalStore(flow.subscribe, flow.getState, flow.getServerState)
}
