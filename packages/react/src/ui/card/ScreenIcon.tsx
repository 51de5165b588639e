import type { ReactNode } from 'react'
import type { Tone } from '../Notice.tsx'

export interface EmblemProps {
  readonly tone: Tone | 'accent' | 'quiet'
  /** An icon. */
  readonly children: ReactNode
}

/** Above a heading, and only where there is no field. */
export function Emblem({ tone, children }: EmblemProps): ReactNode {
  return (
    <div data-ck-part="emblem" data-ck-tone={tone}>
      {children}
    </div>
  )
}
