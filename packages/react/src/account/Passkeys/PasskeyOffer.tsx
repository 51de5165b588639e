'use client'

import type { ReactNode } from 'react'
import { AccountCard } from '../ui/AccountCard.tsx'
import type { AccountSurroundings } from '../ui/StepUpInPlace.tsx'
import { useAccountAction } from '../calls/useAccountAction.ts'
import { useAccountSay } from '../../messages/useAccountMessages.ts'
import { Emblem } from '../../ui/card/ScreenIcon.tsx'
import { Link } from '../../ui/Link.tsx'
import { MethodIcon } from '../../ui/icons/MethodIcon.tsx'
import { usePasskeysWork } from '../../screens/Passkey/usePasskeysWork.ts'
import { useAddPasskey } from './useAddPasskey.ts'

export interface PasskeyOfferProps extends AccountSurroundings {
  /** A passkey was made, or it was "Not now": whether to offer it again, and when, is yours to remember. */
  readonly onDone: (added: boolean) => void
}

/** Offers to make a passkey, after a sign-in. Where the browser knows none, it is not shown. */
export function PasskeyOffer({ onDone, ...props }: PasskeyOfferProps): ReactNode {
  const say = useAccountSay()
  const { act, ...state } = useAccountAction('PasskeyOffer')
  const { add, outcome } = useAddPasskey(act)
  const works = usePasskeysWork()
  if (!works) return null
  const waiting = state.doing !== null
  return (
    <AccountCard
      surroundings={props}
      state={state}
      heading={say('passkeyOffer.heading')}
      lead={<span role="status">{say(outcome ? `passkeys.${outcome}` : 'passkeyOffer.lead')}</span>}
      emblem={
        <Emblem tone={outcome ? 'quiet' : 'accent'}>
          <MethodIcon name="passkey" />
        </Emblem>
      }
      waiting={waiting ? say('passkey.waiting') : undefined}
      submitLabel={outcome === 'registered' ? null : say(outcome ? 'action.retry' : 'passkeyOffer.submit')}
      onSubmit={async () => {
        if (await add()) onDone(true)
      }}
      secondary={
        <Link to={() => onDone(false)} part="secondary">
          {say('action.notNow')}
        </Link>
      }
    />
  )
}
