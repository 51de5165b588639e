'use client'

import type { SignInError } from '@challenge-kit/core'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useSignInScope } from '../signInScope.ts'

export interface SignOutOptions {
  /** Also wherever else the account is signed in. @default false */
  readonly everywhere?: boolean
}

export interface SignedOut {
  /** Whether it was done wherever the account is signed in; false also where that was not asked for. */
  readonly everywhere: boolean
}

/**
 * Signs out, empties TanStack Query's cache, and does so in every tab. Fails where the backend could not be told. Where
 * only Cognito could not be told, one is signed out here, and `everywhere` comes back false.
 */
export function useSignOut(): UseMutationResult<SignedOut, SignInError, SignOutOptions | void> {
  const { flow, transport, end } = useSignInScope('useSignOut')
  return useMutation<SignedOut, SignInError, SignOutOptions | void>({
    mutationKey: ['sign-out'],
    mutationFn: async (options) => {
      const where = options ?? {}
      const state = flow.getState()
      // A flow that signed in tells the backend itself; a session from before is none of its business.
      if (state.step !== 'SIGNED_IN') {
        const { everywhere } = await transport('sign-out', where, { signal: new AbortController().signal })
        flow.signedOut(where.everywhere ? { everywhere } : undefined)
        await end(true)
        return { everywhere }
      }
      const left = await state.signOut(where)
      if (left.step === 'SIGNED_IN' && left.error) throw left.error
      return { everywhere: where.everywhere === true && 'notice' in left && left.notice === 'signed_out' }
    },
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  })
}
