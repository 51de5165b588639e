'use client'

import { useState } from 'react'
import type { AccountActions } from '../calls/useAccountAction.ts'
import { createPasskey, type PasskeyOutcome } from '../../screens/Passkey/passkeyCeremony.ts'
import { usePasskeyCeremony } from '../../screens/Passkey/usePasskeyCeremony.ts'

/** Why the browser created no passkey. */
export type NotAddedReason = Exclude<PasskeyOutcome<unknown>['kind'], 'done'>

export interface AddPasskey {
  /** Why the last attempt added no passkey. This is not an error, because a user may cancel. Null otherwise. */
  readonly notAddedReason: NotAddedReason | null
  /** Creates a passkey on this device. Call it during a click. Resolves to true if it was added, and never rejects. */
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
          // A user who has left the screen needs no message.
          if (!signal.aborted) setReason(result.kind)
          return {}
        }
        return { passkeys: await send('passkey-add', { credential: result.credential }) }
      })
      return done && created
    },
  }
}
