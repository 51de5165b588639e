'use client'

import { type RefObject, useState } from 'react'
import { useItemFocus } from './useItemFocus.ts'

export interface Removal<Id> {
  /** The ref of the element around the list. This element must stay on the page while the list is empty. */
  readonly listRef: RefObject<HTMLDivElement | null>
  /** The item whose removal the user is asked to confirm. */
  readonly confirming: Id | null
  requestRemove(id: Id): void
  cancel(): void
  /** Removes the item. Resolves to true if the item was removed. */
  confirm(): Promise<boolean>
  /** Focuses an item as soon as the list contains it. */
  focusItem(id: Id): void
}

/**
 * Removes items from a list, one at a time. A confirmation replaces the item before it is removed. The focus stays in
 * the list.
 */
export function useRemoval<Id extends string>(ids: readonly Id[], remove: (id: Id) => Promise<boolean>): Removal<Id> {
  const [confirming, requestRemove] = useState<Id | null>(null)
  const { listRef, focusItem, focusNeighbour } = useItemFocus(ids)
  return {
    listRef,
    confirming,
    requestRemove,
    cancel() {
      requestRemove(null)
      if (confirming !== null) focusItem(confirming)
    },
    async confirm() {
      if (confirming === null || !(await remove(confirming))) return false
      requestRemove(null)
      focusNeighbour(confirming)
      return true
    },
    focusItem,
  }
}
