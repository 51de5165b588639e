import type { ReactNode } from 'react'

/** Seconds as minutes and seconds: 1:05. */
export function Countdown({ seconds }: { readonly seconds: number }): ReactNode {
  return (
    <bdi dir="ltr" translate="no">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </bdi>
  )
}
