'use client'

import type { SignInError } from '@challenge-kit/core'
import { createElement, type ReactNode } from 'react'
import { onDemand, type OnDemand } from '../../ui/onDemand.ts'
import { useOnDemand } from '../../ui/useOnDemand.ts'
import type { CredentialsNotice, CredentialsNoticeProps } from './CredentialsNotice.tsx'

interface Returned {
  /** True if the user returned to the credentials for a reason that the notice tells. */
  readonly returned: boolean
  readonly notice: ReactNode
  /** The error that the notice does not tell. */
  readonly error: SignInError | null
}

/** The notice is code on demand, because the first screen has no notice. */
export const credentialsNotice: OnDemand<typeof CredentialsNotice> = onDemand(() =>
  import('./CredentialsNotice.tsx').then((module) => module.CredentialsNotice),
)

/** Loads and returns the notice that says why the user returned to the credentials. */
export function useCredentialsNotice({ error, notice }: CredentialsNoticeProps): Returned {
  const restarted = error?.recovery === 'restart' ? error : null
  const reason = restarted ?? notice ?? null
  const { loaded, failure } = useOnDemand(credentialsNotice, reason)
  return {
    returned: reason !== null,
    notice: reason && loaded && createElement(loaded, { error, notice }),
    error: restarted ? failure : error,
  }
}
