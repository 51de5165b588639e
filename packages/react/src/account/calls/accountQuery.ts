import type { AccountCalls, CallName, Calls, SignInError, Transport } from '@challenge-kit/core'
import { toSignInError } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { dropSession, ownerOf, sessionKey } from '../../scope/sessionQuery.ts'
import type { SignInScope } from '../../scope/signInScope.ts'

/** The account calls that only read. Each call is a query under the key `['account', call]`. */
export type AccountQueryName = 'mfa' | 'passkeys' | 'devices'

/** The new data of the queries that a call changed, as the backend returned it. */
export type UpdatedQueries = { readonly [K in AccountQueryName]?: AccountCalls[K]['out'] }

export const accountKey = (call: AccountQueryName): readonly ['account', AccountQueryName] => ['account', call]

/**
 * Makes one account call. The call is never aborted, because the backend may already have changed the account. If the
 * backend answers `signed_out`, the page ends its session too.
 */
export async function callAccount<K extends keyof AccountCalls & CallName>(
  scope: SignInScope,
  client: QueryClient,
  transport: Transport,
  call: K,
  input: Calls[K]['in'],
): Promise<Calls[K]['out']> {
  const owner = ownerOf(client)
  try {
    return await transport(call, input, { signal: new AbortController().signal })
  } catch (thrown) {
    const error = toSignInError(thrown)
    if (error.code === 'signed_out') await endSession(scope, client, owner)
    throw error
  }
}

/**
 * Ends the session of `owner`, who was signed in when the call was sent. Does nothing if another user has signed in
 * meanwhile.
 */
export async function endSession(
  scope: SignInScope,
  client: QueryClient,
  owner: string | null | undefined,
): Promise<void> {
  const present = ownerOf(client)
  // The end of the session makes each list on screen fetch again and get the same error. This line ends the loop.
  if (present === null || present !== owner) return
  // At SIGNED_IN, `end` signs out at the backend, which may fail. So the data of the user is removed before.
  if (scope.flow.getState().step === 'SIGNED_IN') dropSession(client)
  else client.setQueryData(sessionKey, null)
  await scope.end(false)
}

/** Writes new data into the queries. */
export async function storeUpdates(client: QueryClient, updated: UpdatedQueries): Promise<void> {
  for (const call of ['mfa', 'passkeys', 'devices'] as const) {
    if (updated[call] === undefined) continue
    // A fetch that is still running would overwrite the new data with older data.
    await client.cancelQueries({ queryKey: accountKey(call) })
    client.setQueryData(accountKey(call), updated[call])
  }
}

/** True if the user has to sign in again before the call is allowed. The screen then shows a step-up and no error. */
export function needsStepUp(error: SignInError | null): boolean {
  return error?.code === 'step_up_required'
}
