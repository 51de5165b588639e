'use client'

import type { ReactNode } from 'react'
import { AccountCard } from '../ui/AccountCard.tsx'
import type { AccountContext } from '../ui/StepUpInPlace.tsx'
import { useAccountAction } from '../calls/useAccountAction.ts'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import { ScreenIcon } from '../../ui/card/ScreenIcon.tsx'
import { Link } from '../../ui/Link.tsx'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { usePasskeySupport } from '../../screens/Passkey/usePasskeySupport.ts'
import { useAddPasskey } from './useAddPasskey.ts'

export interface PasskeyOfferProps extends AccountContext {
  /**
   * Called with true after a passkey was added, and with false after "Not now". Your app decides when to offer a
   * passkey again.
   */
  readonly onDone: (added: boolean) => void
}

/** Offers to create a passkey after a sign-in. The component shows nothing if the browser does not support passkeys. */
export function PasskeyOffer({ onDone, ...props }: PasskeyOfferProps): ReactNode {
  const t = useAccountMessages()
  const { actions, ...state } = useAccountAction('PasskeyOffer')
  const { add, notAddedReason } = useAddPasskey(actions)
  const supported = usePasskeySupport()
  if (!supported) return null
  const waiting = state.pendingAction !== null
  return (
    <AccountCard
      context={props}
      state={state}
      heading={t('passkeyOffer.heading')}
      lead={<span role="status">{t(notAddedReason ? `passkeys.${notAddedReason}` : 'passkeyOffer.lead')}</span>}
      icon={
        <ScreenIcon tone={notAddedReason ? 'quiet' : 'accent'}>
          <MethodIcon name="passkey" />
        </ScreenIcon>
      }
      waitingLabel={waiting ? t('passkey.waiting') : undefined}
      submitLabel={notAddedReason === 'registered' ? null : t(notAddedReason ? 'action.retry' : 'passkeyOffer.submit')}
      onSubmit={async () => {
        if (await add()) onDone(true)
      }}
      secondary={
        <Link to={() => onDone(false)} part="secondary">
          {t('action.notNow')}
        </Link>
      }
    />
  )
}
