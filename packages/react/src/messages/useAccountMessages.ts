'use client'

import { useMemo } from 'react'
import { enAccount } from './en/account.ts'
import { enDeferred } from './en/deferred.ts'
import { type Translate, useMessages } from './messages.ts'

/** The sentences in use, for a screen of the account: it brings its English along. */
export function useAccountMessages(): Translate {
  const t = useMessages()
  return useMemo(() => t.withDefaults({ ...enDeferred, ...enAccount }), [t])
}
