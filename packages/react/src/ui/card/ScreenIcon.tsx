import type { ReactNode } from 'react'
import type { Tone } from '../Notice.tsx'

export interface ScreenIconProps {
  readonly tone: Tone | 'accent' | 'quiet'
  /** An icon. */
  readonly children: ReactNode
}

/** Above a heading, and only where there is no field. */
export function ScreenIcon({ tone, children }: ScreenIconProps): ReactNode {
  return (
    <div data-ck-part="emblem" data-ck-tone={tone}>
      {children}
    </div>
  )
}
