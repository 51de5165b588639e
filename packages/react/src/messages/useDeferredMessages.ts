'use client'

import { useMemo } from 'react'
import { enDeferred } from './en/deferred.ts'
import { type Translate, useMessages } from './messages.ts'

/** The sentences in use, for a screen that is loaded later: it brings its English along. */
export function useDeferredMessages(): Translate {
  const t = useMessages()
  return useMemo(() => t.withDefaults(enDeferred), [t])
}
