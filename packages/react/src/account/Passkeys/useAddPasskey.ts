'use client'

import { useState } from 'react'
import type { Act } from '../calls/useAccountAction.ts'
import { createPasskey, type PasskeyOutcome } from '../../screens/Passkey/passkeyCeremony.ts'
import { useCeremony } from '../../screens/Passkey/useCeremony.ts'

/** Why the browser made no passkey, where it made none. */
export type NoPasskey = Exclude<PasskeyOutcome<unknown>['kind'], 'done'>

export interface AddPasskey {
  /** Why there is none; nobody made a mistake. Null otherwise. */
  readonly outcome: NoPasskey | null
  /** Makes a passkey on this device. Call it within a click. Resolves to whether it was added; never rejects. */
  add(): Promise<boolean>
}

/** What `doing` is meanwhile. */
export const ADDING = 'add'

/** Adding a passkey: the browser's dialog lies between two calls. */
export function useAddPasskey(act: Act): AddPasskey {
  const { begin } = useCeremony()
  const [outcome, setOutcome] = useState<NoPasskey | null>(null)
  return {
    outcome,
    async add() {
      setOutcome(null)
      const signal = begin()
      let made = false
      const done = await act.once(ADDING, async (send) => {
        const { options } = await send('passkey-options', {})
        const result = await createPasskey(options, signal)
        made = result.kind === 'done'
        if (result.kind !== 'done') {
          // Whoever left the page needs no word.
          if (!signal.aborted) setOutcome(result.kind)
          return {}
        }
        return { passkeys: await send('passkey-add', { credential: result.credential }) }
      })
      return done && made
    },
  }
}
