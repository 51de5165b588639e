'use client'

import type { SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useInitialMessages } from '../messages/messages.ts'
import { Card, type CardContext } from '../ui/card/Card.tsx'
import { Footer } from '../ui/card/Footer.tsx'
import { FormMessage } from '../ui/card/FormMessage.tsx'
import { SPINNER, Icon } from '../ui/icons/Icon.tsx'
import { SubmitButton } from '../ui/SubmitButton.tsx'

export interface ResumingProps extends CardContext {
  readonly pending: boolean
  readonly error: SignInError | null
  /** Tries again. */
  submit?(): Promise<unknown>
}

/** Shown after a reload, while the page asks the backend for the sign-in that was in progress in this tab. */
export function Resuming({ step, frame, restart, help, pending, error, submit }: ResumingProps): ReactNode {
  const t = useInitialMessages()
  return (
    <Card step={step} frame={frame} takesFocus={false} busy={pending} onSubmit={submit}>
      <p data-ck-part="resuming" role="status">
        {!error && (
          <>
            <Icon {...SPINNER} />
            {t('resuming.status')}
          </>
        )}
      </p>
      <FormMessage error={error} waited attempt={0} />
      {error && <SubmitButton label={t('action.retry')} pending={pending} blocked={false} />}
      <Footer back={restart && { to: restart, label: t('action.restart') }} help={help} />
    </Card>
  )
}
