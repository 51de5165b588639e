import { onDemand, type OnDemand } from '../onDemand.ts'
import type { ErrorText, WaitLabel } from './ErrorText.tsx'

interface ErrorTexts {
  readonly ErrorText: typeof ErrorText
  readonly WaitLabel: typeof WaitLabel
}

/** The sentences of errors. Only a call can fail, so the page loads them while the user types. */
export const errorTexts: OnDemand<ErrorTexts> = onDemand(() => import('./ErrorText.tsx'))
