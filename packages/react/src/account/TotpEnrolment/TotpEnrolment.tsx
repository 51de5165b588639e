'use client'

import { type ReactNode, useState } from 'react'
import { AccountCard } from '../ui/AccountCard.tsx'
import type { AccountContext } from '../ui/StepUpInPlace.tsx'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { ScreenIcon } from '../../ui/card/ScreenIcon.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { TotpSetup } from '../../screens/TotpSetup/TotpSetup.tsx'
import { useTotpEnrolment } from './useTotpEnrolment.ts'
import { CHECK } from '../../ui/icons/statusIcons.ts'

export interface TotpEnrolmentProps extends AccountContext {
  /** Called when the user clicks Continue after the set-up. Without this function, the screen has no such button. */
  readonly onDone?: (() => void) | undefined
}

/** Sets up an authenticator app for the signed-in user. The key is created on request and shown once. */
export function TotpEnrolment({ onDone, ...props }: TotpEnrolmentProps): ReactNode {
  const t = useAccountMessages()
  const enrolment = useTotpEnrolment()
  const [cancelled, setCancelled] = useState(false)
  const { challenge, submit, pending, error, stepUp, done, begin, cancel } = enrolment
  if (challenge && !stepUp) {
    const { stepUp: _, ...card } = props
    return (
      <TotpSetup
        {...card}
        step="MFA_SETUP"
        challenge={challenge}
        submit={submit}
        pending={pending}
        error={error}
        onCancel={() => {
          cancel()
          setCancelled(true)
        }}
      />
    )
  }
  return (
    <AccountCard
      key={String(done)}
      context={props}
      state={enrolment}
      takesFocus={done || cancelled}
      heading={t(done ? 'totpEnrolment.done' : 'totpEnrolment.heading')}
      lead={t(done ? 'totpEnrolment.done.lead' : 'totpEnrolment.lead')}
      icon={
        <ScreenIcon tone={done ? 'success' : 'accent'}>
          {done ? <Icon {...CHECK} /> : <MethodIcon name="app" />}
        </ScreenIcon>
      }
      pending={pending}
      submitLabel={done ? (onDone ? t('action.continue') : null) : t('totpEnrolment.submit')}
      onSubmit={() => (done ? onDone?.() : begin())}
    />
  )
}
