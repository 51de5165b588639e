'use client'

import type { AccountCalls, SignInError } from '@challenge-kit/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { AccountState } from '../calls/useAccountAction.ts'
import { useAccountQuery } from '../calls/useAccountQuery.ts'

export interface DevicesController extends AccountState {
  /** The result of the query `['account', 'devices']`. */
  readonly query: UseQueryResult<AccountCalls['devices']['out'], SignInError>
  /** Forgets a device. Resolves to true if the device was forgotten. Never rejects. */
  forget(id: string): Promise<boolean>
}

/**
 * The devices of the signed-in user, without markup.
 *
 * @example
 * function DeviceList() {
 *   const { query, forget } = useDevices()
 *   return query.data?.devices.map(({ id, name }) => (
 *     <p key={id}>
 *       {name} <button onClick={() => void forget(id)}>Forget</button>
 *     </p>
 *   ))
 * }
 */
export function useDevices(): DevicesController {
  const { actions, ...account } = useAccountQuery('devices', 'useDevices')
  return {
    ...account,
    forget: (id) => actions.runRetryable(id, async (send) => ({ devices: await send('device-forget', { id }) })),
  }
}
