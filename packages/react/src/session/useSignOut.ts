'use client'

import type { SignInError } from '@challenge-kit/core'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useSignInScope } from '../signInScope.ts'

/** Signs out, empties TanStack Query's cache, and does so in every tab. */
export function useSignOut(): UseMutationResult<void, SignInError, void> {
  const scope = useSignInScope('useSignOut')
  return useMutation<void, SignInError>({
    mutationKey: ['sign-out'],
    mutationFn: () => scope.signOut(),
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  })
}
