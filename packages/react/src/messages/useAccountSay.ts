'use client'

import { useMemo } from 'react'
import { enAccount } from './enAccount.ts'
import { enLater } from './enLater.ts'
import { type Say, useSay } from './say.ts'

/** The sentences in use, for a screen of the account: it brings its English along. */
export function useAccountSay(): Say {
  const say = useSay()
  return useMemo(() => say.with({ ...enLater, ...enAccount }), [say])
}
