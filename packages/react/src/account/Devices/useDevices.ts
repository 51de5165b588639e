'use client'

import type { AccountCalls, SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountState } from '../calls/useAccountAction.ts'
import { useAccountQuery } from '../calls/useAccountQuery.ts'

export interface DevicesController extends AccountState {
  /** The query `['account', 'devices']`. */
  readonly query: UseQueryResult<AccountCalls['devices']['out'], SignInError>
  /** Forgets a device, by its id. Resolves to whether it was done; never rejects. */
  forget(id: string): Promise<boolean>
}

/** The devices that the pool keeps for whoever is signed in, without markup. */
export function useDevices(): DevicesController {
  const { actions, ...account } = useAccountQuery('devices', 'useDevices')
  return {
    ...account,
    forget: (id) => actions.runRetryable(id, async (send) => ({ devices: await send('device-forget', { id }) })),
  }
}
