'use client'

import { useMemo } from 'react'
import { enLater } from './en/deferred.ts'
import { type Say, useSay } from './messages.ts'

/** The sentences in use, for a screen that is loaded later: it brings its English along. */
export function useLaterSay(): Say {
  const say = useSay()
  return useMemo(() => say.with(enLater), [say])
}
