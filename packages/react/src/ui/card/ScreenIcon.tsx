import type { ReactNode } from 'react'
import type { Tone } from '../Notice.tsx'

export interface ScreenIconProps {
  readonly tone: Tone | 'accent' | 'quiet'
  readonly children: ReactNode
}

/** A large icon above the heading of a screen without fields. */
export function ScreenIcon({ tone, children }: ScreenIconProps): ReactNode {
  return (
    <div data-ck-part="emblem" data-ck-tone={tone}>
      {children}
    </div>
  )
}
