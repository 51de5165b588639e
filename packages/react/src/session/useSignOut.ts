'use client'

import type { SignInError } from '@challenge-kit/core'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useSignInScope } from '../signInScope.ts'

/** Signs out, empties TanStack Query's cache, and does so in every tab. Fails where the backend could not be told. */
export function useSignOut(): UseMutationResult<void, SignInError, void> {
  const { flow, transport, end } = useSignInScope('useSignOut')
  return useMutation<void, SignInError>({
    mutationKey: ['sign-out'],
    mutationFn: async () => {
      // A flow that signed in tells the backend itself; a session from before is none of its business.
      if (flow.getState().step !== 'SIGNED_IN') {
        await transport('sign-out', {}, { signal: new AbortController().signal })
      }
      await end(true)
      const { step, error } = flow.getState()
      if (step === 'SIGNED_IN' && error) throw error
    },
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  })
}
