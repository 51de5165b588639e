'use client'

import type { AccountCalls, SignInError } from '@challenge-kit/core'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useSignInScope } from '../../scope/signInScope.ts'
import { accountKey, type AccountQueryName, callAccount, needsStepUp } from './accountQuery.ts'
import { type AccountAction, useAccountAction } from './useAccountAction.ts'

export interface AccountQuery<K extends AccountQueryName> extends AccountAction {
  readonly query: UseQueryResult<AccountCalls[K]['out'], SignInError>
}

/**
 * Reads one part of the account and returns the functions that change the account. `error` is the error of the last
 * action, or the error of the query if the last action has no error.
 */
export function useAccountQuery<K extends AccountQueryName>(call: K, hook: string): AccountQuery<K> {
  const scope = useSignInScope(hook)
  const client = useQueryClient()
  const action = useAccountAction(hook)
  const query = useQuery<AccountCalls[K]['out'], SignInError>({
    queryKey: accountKey(call),
    queryFn: () => callAccount(scope, client, scope.transport, call, {}),
    retry: false,
  })
  const { error, refetch } = query
  const fetchAgain = (): void => void refetch()
  return {
    ...action,
    query,
    error: action.error ?? (needsStepUp(error) ? null : error),
    stepUp: action.stepUp ?? (needsStepUp(error) ? { done: fetchAgain, cancel: fetchAgain } : null),
  }
}
