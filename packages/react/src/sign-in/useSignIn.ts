'use client'

import type { SignIn } from '@challenge-kit/core'
import { useSyncExternalStore } from 'react'
import { type Intent, useStepUpScope } from '../scope/useStepUpScope.ts'

export interface UseSignInOptions {
  /**
   * `step-up`: the signed-in user signs in again, in a separate flow. If the user gives up, the user stays signed in.
   * The step-up ends when no mounted component uses it. The hook throws if nobody is signed in. `intent` is read once,
   * when the component mounts.
   */
  readonly intent?: Intent | undefined
}

/**
 * Returns the current step of the sign-in, with its data and its actions. Switch on `step` to narrow the type.
 *
 * @example
 * function MySignIn() {
 *   const flow = useSignIn()
 *   switch (flow.step) {
 *     case 'CREDENTIALS':
 *       return <CredentialsForm {...flow} />
 *     case 'SMS_MFA':
 *       return <MfaCodeForm {...flow} />
 *     case 'SIGNED_IN':
 *       return <p>You are signed in.</p>
 *     default:
 *       return <p>Not supported: {flow.step}</p>
 *   }
 * }
 */
export function useSignIn({ intent }: UseSignInOptions = {}): SignIn {
  const { flow } = useStepUpScope('useSignIn', intent)
  return useSyncExternalStore(flow.subscribe, flow.getState, flow.getServerState)
}
