'use client'

import { useState } from 'react'
import type { AccountActions } from '../calls/useAccountAction.ts'
import { createPasskey, type PasskeyOutcome } from '../../screens/Passkey/passkeyCeremony.ts'
import { usePasskeyCeremony } from '../../screens/Passkey/usePasskeyCeremony.ts'

/** Why the browser made no passkey, where it made none. */
export type NotAddedReason = Exclude<PasskeyOutcome<unknown>['kind'], 'done'>

export interface AddPasskey {
  /** Why there is none; nobody made a mistake. Null otherwise. */
  readonly notAddedReason: NotAddedReason | null
  /** Makes a passkey on this device. Call it within a click. Resolves to whether it was added; never rejects. */
  add(): Promise<boolean>
}

/** What `doing` is meanwhile. */
export const ADD_PASSKEY = 'add'

/** Adding a passkey: the browser's dialog lies between two calls. */
export function useAddPasskey(act: AccountActions): AddPasskey {
  const { begin } = usePasskeyCeremony()
  const [notAddedReason, setReason] = useState<NotAddedReason | null>(null)
  return {
    notAddedReason,
    async add() {
      setReason(null)
      const signal = begin()
      let made = false
      const done = await act.run(ADD_PASSKEY, async (send) => {
        const { options } = await send('passkey-options', {})
        const result = await createPasskey(options, signal)
        made = result.kind === 'done'
        if (result.kind !== 'done') {
          // Whoever left the page needs no word.
          if (!signal.aborted) setReason(result.kind)
          return {}
        }
        return { passkeys: await send('passkey-add', { credential: result.credential }) }
      })
      return done && made
    },
  }
}
