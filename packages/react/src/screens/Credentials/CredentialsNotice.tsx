'use client'

import type { CredentialsStep, SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { errorText } from '../../messages/errorText.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Notice, type Tone } from '../../ui/Notice.tsx'
import { NOTICES } from './notices.ts'

const TONES: Readonly<Record<string, Tone>> = {
  totp_saved: 'success',
  flow_expired: 'warning',
  code_expired: 'warning',
  flow_superseded: 'info',
  flow_consumed: 'info',
}

export interface CredentialsNoticeProps {
  readonly error: SignInError | null
  readonly notice: CredentialsStep['notice'] | undefined
}

/**
 * The notice that says why the user returned to the credentials. An error that restarts the sign-in replaces the step's
 * notice.
 */
export function CredentialsNotice({ error, notice }: CredentialsNoticeProps): ReactNode {
  const t = useDeferredMessages()
  if (error?.recovery === 'restart')
    return (
      <Notice tone={TONES[error.code] ?? 'danger'} role="alert">
        {errorText(t, error)}
      </Notice>
    )
  if (!notice) return null
  const [tone, key] = NOTICES[notice]
  return (
    <Notice tone={tone} role="status">
      {t(key)}
    </Notice>
  )
}
