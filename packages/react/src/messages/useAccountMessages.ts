'use client'

import { useMemo } from 'react'
import { enAccount } from './en/account.ts'
import { enDeferred } from './en/deferred.ts'
import { enErrors } from './en/errors.ts'
import { type Translate, useMessages } from './messages.ts'

/**
 * Returns the function that looks up messages, for an account screen. The hook adds the English messages of these
 * screens.
 */
export function useAccountMessages(): Translate {
  const t = useMessages()
  return useMemo(() => t.withDefaults({ ...enErrors, ...enDeferred, ...enAccount }), [t])
}
