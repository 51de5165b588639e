'use client'

import type { StepName } from '@challenge-kit/core'
import { type Context, createContext, type ReactNode, useContext } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'

/**
 * `card` draws a border and a shadow. `none` draws no border and no shadow, for a form inside your own panel or dialog.
 */
export type Frame = 'card' | 'none'

export interface RootProps {
  readonly step?: StepName | undefined
  readonly frame?: Frame | undefined
  readonly onInput?: (() => void) | undefined
  readonly children: ReactNode
}

const InsideRoot: Context<boolean> = createContext(false)

/** The element that contains all styled parts. Inside another root, the component renders only its children. */
export function Root({ step, frame, onInput, children }: RootProps): ReactNode {
  const locale = useInitialMessages()('locale')
  if (useContext(InsideRoot)) return children
  return (
    <div data-ck-part="root" data-ck-step={step} data-ck-frame={frame} lang={locale} onInput={onInput}>
      <InsideRoot.Provider value={true}>{children}</InsideRoot.Provider>
    </div>
  )
}
