'use client'

import { useState } from 'react'
import type { AccountActions } from '../calls/useAccountAction.ts'
import { createPasskey, type PasskeyOutcome } from '../../screens/Passkey/passkeyCeremony.ts'
import { usePasskeyCeremony } from '../../screens/Passkey/usePasskeyCeremony.ts'

/** Why the browser created no passkey. */
export type NotAddedReason = Exclude<PasskeyOutcome<unknown>['kind'], 'done'>

export interface AddPasskey {
  /**
   * The reason why the browser created no passkey in the last attempt, or null. The reason is not an error, because a
   * user may cancel.
   */
  readonly notAddedReason: NotAddedReason | null
  /**
   * Creates a passkey and adds it to the account. Call this function during a click. Resolves to true if the passkey
   * was added. Never rejects.
   */
  add(): Promise<boolean>
}

/** The value of `pendingAction` while a passkey is created. */
export const ADD_PASSKEY = 'add'

/** Adds a passkey: a call for the options, the browser's dialog, and a call that stores the passkey. */
export function useAddPasskey(act: AccountActions): AddPasskey {
  const { begin } = usePasskeyCeremony()
  const [notAddedReason, setReason] = useState<NotAddedReason | null>(null)
  return {
    notAddedReason,
    async add() {
      setReason(null)
      const signal = begin()
      let created = false
      const done = await act.run(ADD_PASSKEY, async (send) => {
        const { options } = await send('passkey-options', {})
        const result = await createPasskey(options, signal)
        created = result.kind === 'done'
        if (result.kind !== 'done') {
          // An aborted attempt needs no message, because the user has left the screen or started a new attempt.
          if (!signal.aborted) setReason(result.kind)
          return {}
        }
        return { passkeys: await send('passkey-add', { credential: result.credential }) }
      })
      return done && created
    },
  }
}
