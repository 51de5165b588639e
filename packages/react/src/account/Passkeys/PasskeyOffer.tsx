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
  /** A passkey was made, or it was "Not now": whether to offer it again, and when, is yours to remember. */
  readonly onDone: (added: boolean) => void
}

/** Offers to make a passkey, after a sign-in. Where the browser knows none, it is not shown. */
export function PasskeyOffer({ onDone, ...props }: PasskeyOfferProps): ReactNode {
  const t = useAccountMessages()
  const { actions, ...state } = useAccountAction('PasskeyOffer')
  const { add, notAddedReason } = useAddPasskey(actions)
  const works = usePasskeySupport()
  if (!works) return null
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
