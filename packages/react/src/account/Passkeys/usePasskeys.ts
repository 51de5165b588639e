'use client'

import type { AccountCalls, SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountState } from '../calls/useAccountAction.ts'
import { useAccountQuery } from '../calls/useAccountQuery.ts'
import { type AddPasskey, useAddPasskey } from './useAddPasskey.ts'

export interface PasskeysController extends AccountState, AddPasskey {
  /** The result of the query `['account', 'passkeys']`. */
  readonly query: UseQueryResult<AccountCalls['passkeys']['out'], SignInError>
  /** Deletes a passkey. Resolves to true if the passkey was deleted. Never rejects. */
  remove(id: string): Promise<boolean>
}

/**
 * The passkeys of the signed-in user, without markup. `pendingAction` is `'add'` while a passkey is created.
 *
 * @example
 * function PasskeyList() {
 *   const { query, add } = usePasskeys()
 *   return (
 *     <>
 *       {query.data?.passkeys.map(({ id, name }) => <p key={id}>{name}</p>)}
 *       <button onClick={() => void add()}>Add a passkey</button>
 *     </>
 *   )
 * }
 */
export function usePasskeys(): PasskeysController {
  const { actions, ...account } = useAccountQuery('passkeys', 'usePasskeys')
  return {
    ...account,
    ...useAddPasskey(actions),
    remove: (id) => actions.runRetryable(id, async (send) => ({ passkeys: await send('passkey-delete', { id }) })),
  }
}
