'use client'

import type { StepName } from '@challenge-kit/core'
import { type Context, createContext, type ReactNode, useContext } from 'react'
import { useMessages } from '../../messages/messages.ts'

/** `card` draws a border and a shadow; `none` leaves that to the pane or dialog around it. */
export type Frame = 'card' | 'none'

export interface RootProps {
  readonly step?: StepName | undefined
  readonly frame?: Frame | undefined
  readonly onInput?: (() => void) | undefined
  readonly children: ReactNode
}

const Rooted: Context<boolean> = createContext(false)

/** What the style sheet hangs on. A form that stands alone brings its own; inside another it adds nothing. */
export function Root({ step, frame, onInput, children }: RootProps): ReactNode {
  const locale = useMessages()('locale')
  if (useContext(Rooted)) return children
  return (
    <div data-ck-part="root" data-ck-step={step} data-ck-frame={frame} lang={locale} onInput={onInput}>
      <Rooted.Provider value={true}>{children}</Rooted.Provider>
    </div>
  )
}
