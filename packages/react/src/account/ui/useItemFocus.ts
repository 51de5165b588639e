'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

export interface ItemFocus {
  /** For the element around the list: it stays when the list is empty. */
  readonly around: RefObject<HTMLDivElement | null>
  /** To the item, as soon as it is on the list. */
  to(id: string): void
  /** To whatever takes the item's place, as soon as it is off the list; to the heading where nothing does. */
  past(id: string): void
}

/** Keeps the focus in a list of which items come and go: `ids`, as they are shown. */
export function useItemFocus(ids: readonly string[]): ItemFocus {
  const around = useRef<HTMLDivElement>(null)
  const target = useRef<{ readonly id: string; readonly before: number; readonly gone: boolean } | null>(null)
  const [, render] = useState(0)
  useEffect(() => {
    if (!target.current) return
    const { id, before, gone } = target.current
    const index = ids.indexOf(id)
    if (index < 0 !== gone) return
    target.current = null
    const places = around.current?.querySelectorAll<HTMLElement>('[data-ck-part~="removal"]')
    const heading = around.current?.closest('form')?.querySelector<HTMLElement>('[data-ck-part~="heading"]')
    ;(places?.[gone ? Math.min(before, ids.length - 1) : index] ?? heading)?.focus()
  })
  const wait = (id: string, gone: boolean): void => {
    target.current = { id, before: ids.indexOf(id), gone }
    render((count) => count + 1)
  }
  return { around, to: (id) => wait(id, false), past: (id) => wait(id, true) }
}
