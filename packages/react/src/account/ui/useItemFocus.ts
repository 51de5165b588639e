'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

export interface ItemFocus {
  /** The ref of the element around the list. This element must stay on the page while the list is empty. */
  readonly listRef: RefObject<HTMLDivElement | null>
  /** Focuses the item as soon as the list contains it. */
  focusItem(id: string): void
  /**
   * Focuses the item after `id` as soon as `id` is no longer in the list. If `id` was the last item, focuses the new
   * last item. If the list is empty, focuses the heading.
   */
  focusNeighbour(id: string): void
}

/** Keeps the focus inside a list while items are added and removed. `ids` are the items on screen, in their order. */
export function useItemFocus(ids: readonly string[]): ItemFocus {
  const listRef = useRef<HTMLDivElement>(null)
  const target = useRef<{ readonly id: string; readonly before: number; readonly removed: boolean } | null>(null)
  const [, render] = useState(0)
  useEffect(() => {
    if (!target.current) return
    const { id, before, removed } = target.current
    const index = ids.indexOf(id)
    if (index < 0 !== removed) return
    target.current = null
    const buttons = listRef.current?.querySelectorAll<HTMLElement>('[data-ck-part~="removal"]')
    const heading = listRef.current?.closest('form')?.querySelector<HTMLElement>('[data-ck-part~="heading"]')
    ;(buttons?.[removed ? Math.min(before, ids.length - 1) : index] ?? heading)?.focus()
  })
  const wait = (id: string, removed: boolean): void => {
    target.current = { id, before: ids.indexOf(id), removed }
    render((count) => count + 1)
  }
  return { listRef, focusItem: (id) => wait(id, false), focusNeighbour: (id) => wait(id, true) }
}
