import { type ScreenProps, useMessages, usePasskey } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn first="username" components={{ WEB_AUTHN: OwnPasskey }} /> */
export function OwnPasskey(step: ScreenProps<'WEB_AUTHN'>): ReactNode {
  const messages = useMessages()
  const { status, start, error } = usePasskey(step)
  return (
    <div>
      {status === 'cancelled' && <p>The passkey was not used. Try again, or choose another way.</p>}
      {error && <p role="alert">{messages.error(error)}</p>}
      <button type="button" aria-disabled={status === 'waiting' || step.pending} onClick={start}>
        Continue with passkey
      </button>
      <button type="button" onClick={() => void step.chooseAnotherMethod()}>
        Use another way
      </button>
    </div>
  )
}
