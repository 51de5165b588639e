'use client'

import type { SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useSay } from '../messages/messages.ts'
import { Card, type Surroundings } from '../ui/card/Card.tsx'
import { Footer } from '../ui/card/Footer.tsx'
import { FormMessage } from '../ui/card/FormMessage.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { Submit } from '../ui/Submit.tsx'

export interface ResumingProps extends Surroundings {
  readonly pending: boolean
  readonly error: SignInError | null
  /** Tries once more, where that is possible. */
  submit?(): Promise<unknown>
}

/** A sign-in that this tab left behind is being asked for. */
export function Resuming({ step, frame, restart, help, pending, error, submit }: ResumingProps): ReactNode {
  const say = useSay()
  return (
    <Card step={step} frame={frame} arriving={false} busy={pending} onSubmit={submit}>
      <p data-ck-part="resuming" role="status">
        {!error && (
          <>
            <Icon name="spinner" />
            {say('resuming.status')}
          </>
        )}
      </p>
      <FormMessage error={error} waited attempt={0} />
      {error && <Submit label={say('action.retry')} pending={pending} blocked={false} />}
      <Footer near={restart && { to: restart, label: say('action.restart') }} help={help} />
    </Card>
  )
}
