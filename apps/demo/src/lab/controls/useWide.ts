import { useSyncExternalStore } from 'react'

// At these widths two columns of panels fit. From 64rem the lab shares the page with the library, so it needs 68rem.
const wide = matchMedia('(40rem <= width < 64rem) or (width >= 68rem)')

function listen(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** True if the lab shows all panels open and in two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(listen, () => wide.matches)
}
