'use client'

import { useMemo } from 'react'
import { enDeferred } from './en/deferred.ts'
import { enErrors } from './en/errors.ts'
import { type Translate, useInitialMessages } from './messages.ts'

/**
 * Returns the function that looks up messages, for a screen that is loaded on demand. The hook adds the English
 * messages of these screens.
 */
export function useDeferredMessages(): Translate {
  const t = useInitialMessages()
  return useMemo(() => t.withDefaults({ ...enErrors, ...enDeferred }), [t])
}
