'use client'

import { type RefObject, useState } from 'react'
import { useItemFocus } from './useItemFocus.ts'

export interface Removal<Id> {
  /** For the element around the list: it stays when the list is empty. */
  readonly around: RefObject<HTMLDivElement | null>
  /** The item of which it is asked once more. */
  readonly asked: Id | null
  ask(id: Id): void
  keep(): void
  /** Removes it. Resolves to whether it was done. */
  confirm(): Promise<boolean>
  /** Puts the focus on an item, as soon as it is there. */
  focus(id: Id): void
}

/** Taking an item off a list: asked once more in its place, one at a time, and the focus never lost. */
export function useRemoval<Id extends string>(ids: readonly Id[], remove: (id: Id) => Promise<boolean>): Removal<Id> {
  const [asked, ask] = useState<Id | null>(null)
  const { around, to, past } = useItemFocus(ids)
  return {
    around,
    asked,
    ask,
    keep() {
      ask(null)
      if (asked !== null) to(asked)
    },
    async confirm() {
      if (asked === null || !(await remove(asked))) return false
      ask(null)
      past(asked)
      return true
    },
    focus: to,
  }
}
