import type { AccountCalls, CallName, Calls, SignInError, Transport } from '@challenge-kit/core'
import { toSignInError } from '@challenge-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { dropSession, sessionKey } from '../../session/sessionQuery.ts'
import type { SignInScope } from '../../signInScope.ts'

/** The calls that only read: each is a query under `['account', call]`. */
export type AccountQueryName = 'mfa' | 'passkeys' | 'devices'

/** What a call changed: the queries that have their answer by it. */
export type Changed = { readonly [K in AccountQueryName]?: AccountCalls[K]['out'] }

export const accountKey = (call: AccountQueryName): readonly ['account', AccountQueryName] => ['account', call]

/** Makes one call. Never aborted: it may have counted. Where there is no session any more, the page learns of it. */
export async function callAccount<K extends keyof AccountCalls & CallName>(
  scope: SignInScope,
  client: QueryClient,
  transport: Transport,
  call: K,
  input: Calls[K]['in'],
): Promise<Calls[K]['out']> {
  try {
    return await transport(call, input, { signal: new AbortController().signal })
  } catch (thrown) {
    const error = toSignInError(thrown)
    if (error.code === 'signed_out') await noteSignedOut(scope, client)
    throw error
  }
}

// Once: a list that is still on screen asks again, and is told the same.
async function noteSignedOut(scope: SignInScope, client: QueryClient): Promise<void> {
  if (client.getQueryData(sessionKey) === null) return
  dropSession(client)
  await scope.end(false)
}

/** Puts replies where they are asked for. */
export async function keepChanged(client: QueryClient, changed: Changed): Promise<void> {
  for (const call of ['mfa', 'passkeys', 'devices'] as const) {
    if (changed[call] === undefined) continue
    // What is on its way was read before.
    await client.cancelQueries({ queryKey: accountKey(call) })
    client.setQueryData(accountKey(call), changed[call])
  }
}

/** Signing in again is what helps, and nothing went wrong. */
export function needsStepUp(error: SignInError | null): boolean {
  return error?.code === 'step_up_required'
}
