'use client'

import type { SignInError } from '@challenge-kit/core'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useSessionScope } from '../scope/sessionScope.ts'

export interface SignOutOptions {
  /** Also ends the user's sessions in other browsers. @default false */
  readonly everywhere?: boolean
}

export interface SignOutResult {
  /** True if Cognito ended the user's sessions in all browsers. False if you did not request `everywhere`. */
  readonly everywhere: boolean
}

/**
 * Returns a mutation that signs the user out in every tab and clears TanStack Query's cache. The mutation fails if the
 * backend cannot be reached. If only Cognito cannot be reached, the user is signed out in this browser, and
 * `everywhere` is false.
 *
 * @example
 * const { mutate: signOut } = useSignOut()
 */
export function useSignOut(): UseMutationResult<SignOutResult, SignInError, SignOutOptions | void> {
  const { flow, transport, end } = useSessionScope('useSignOut')
  return useMutation<SignOutResult, SignInError, SignOutOptions | void>({
    mutationKey: ['sign-out'],
    mutationFn: async (options) => {
      const where = options ?? {}
      const state = flow?.getState()
      // At the step SIGNED_IN, the flow signs the user out. At any other step, this code ends a session that is older
      // than the page.
      if (state?.step !== 'SIGNED_IN') {
        const { everywhere } = await transport('sign-out', where, { signal: new AbortController().signal })
        flow?.signedOut(where.everywhere ? { everywhere } : undefined)
        await end(true)
        return { everywhere }
      }
      const after = await state.signOut(where)
      if (after.step === 'SIGNED_IN' && after.error) throw after.error
      return { everywhere: where.everywhere === true && 'notice' in after && after.notice === 'signed_out' }
    },
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  })
}
