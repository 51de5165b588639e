'use client'

import type { SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'
import { Message } from '../Message.tsx'
import { useOnDemand } from '../useOnDemand.ts'
import { errorTexts } from './errorTexts.ts'
import { ALERT } from '../icons/Icon.tsx'

export interface FormMessageProps {
  readonly error: SignInError | null
  /** True if the wait of a `throttled` error is over. */
  readonly waited: boolean
  readonly attempt: number
}

/**
 * An error that belongs to no field. The container is always on the page, and each attempt renders a new element, so
 * that a screen reader announces the error after each attempt.
 */
export function FormMessage({ error, waited, attempt }: FormMessageProps): ReactNode {
  const t = useInitialMessages()
  const { loaded, failure } = useOnDemand(errorTexts, error)
  return (
    <div data-ck-part="form-message" role="alert">
      {error && loaded ? (
        <loaded.ErrorText key={`${attempt}${waited}`} error={error} waited={waited} />
      ) : (
        // The first load has only this sentence, because the other sentences may be the code that cannot be loaded.
        failure && (
          <p data-ck-part="message" data-ck-tone="danger">
            <Message icon={ALERT}>{t('error.chunk')}</Message>
          </p>
        )
      )}
    </div>
  )
}
