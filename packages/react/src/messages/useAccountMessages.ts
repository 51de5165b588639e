'use client'

import { useMemo } from 'react'
import { enAccount } from './en/account.ts'
import { enLater } from './en/deferred.ts'
import { type Say, useSay } from './messages.ts'

/** The sentences in use, for a screen of the account: it brings its English along. */
export function useAccountSay(): Say {
  const say = useSay()
  return useMemo(() => say.with({ ...enLater, ...enAccount }), [say])
}
