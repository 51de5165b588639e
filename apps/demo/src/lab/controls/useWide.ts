import { useSyncExternalStore } from 'react'

interface Media {
  listen(listener: () => void): () => void
  matches(): boolean
}

function watch(query: string): Media {
  const media = matchMedia(query)
  return {
    matches: () => media.matches,
    listen: (listener) => {
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
  }
}

const sideBySide = watch('(width >= 64rem)')
// The lab has two columns at these widths. From 64rem, the library takes a part of the width, so two columns need 68rem.
const wide = watch('(40rem <= width < 64rem) or (width >= 68rem)')

/** True if the library and the lab are side by side. */
export function useSideBySide(): boolean {
  return useSyncExternalStore(sideBySide.listen, sideBySide.matches)
}

/** True if the lab shows all panels open and in two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(wide.listen, wide.matches)
}
