import { useSyncExternalStore } from 'react'

// Two columns of panels fit at these widths. From 64rem, the library is beside the lab, so two columns need 68rem.
const wide = matchMedia('(40rem <= width < 64rem) or (width >= 68rem)')

function listen(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** True if the lab shows all panels open and in two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(listen, () => wide.matches)
}
