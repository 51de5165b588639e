'use client'

import { useMemo } from 'react'
import { enAccount } from './en/account.ts'
import { enDeferred } from './en/deferred.ts'
import { enErrors } from './en/errors.ts'
import { type Translate, useInitialMessages } from './messages.ts'

/**
 * Returns the function that looks up messages, for an account screen. The hook adds the English messages of these
 * screens.
 */
export function useAccountMessages(): Translate {
  const t = useInitialMessages()
  return useMemo(() => t.withDefaults({ ...enErrors, ...enDeferred, ...enAccount }), [t])
}
