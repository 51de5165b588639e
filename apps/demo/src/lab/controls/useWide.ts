import { useSyncExternalStore } from 'react'

// The lab has two columns at these widths. From 64rem, the library takes a part of the width, so two columns need 68rem.
const wide = matchMedia('(40rem <= width < 64rem) or (width >= 68rem)')

function listen(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** True if the lab shows all panels open and in two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(listen, () => wide.matches)
}
