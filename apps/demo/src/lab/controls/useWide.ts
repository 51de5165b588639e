import { useSyncExternalStore } from 'react'

// Where the lab has room for two columns and for the three lanes; between these widths it shares the page.
const wide = matchMedia('(40rem <= width < 64rem) or (width >= 68rem)')

function listen(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Whether the lab shows all of its panels open, side by side. */
export function useWide(): boolean {
  return useSyncExternalStore(listen, () => wide.matches)
}
