'use client'

import type { AccountCalls, SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountState } from '../calls/useAccountAction.ts'
import { useAccountQuery } from '../calls/useAccountQuery.ts'
import { type AddPasskey, useAddPasskey } from './useAddPasskey.ts'

export interface PasskeysController extends AccountState, AddPasskey {
  /** The query `['account', 'passkeys']`. */
  readonly query: UseQueryResult<AccountCalls['passkeys']['out'], SignInError>
  /** Deletes a passkey, by its id. Resolves to whether it was done; never rejects. */
  remove(id: string): Promise<boolean>
}

/** The passkeys of whoever is signed in, without markup. `doing` is `'add'` while one is made. */
export function usePasskeys(): PasskeysController {
  const { actions, ...account } = useAccountQuery('passkeys', 'usePasskeys')
  return {
    ...account,
    ...useAddPasskey(actions),
    remove: (id) => actions.runRetryable(id, async (send) => ({ passkeys: await send('passkey-delete', { id }) })),
  }
}
