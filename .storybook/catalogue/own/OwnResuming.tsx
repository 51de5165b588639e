import { type ScreenProps, useMessages } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ RESUMING: OwnResuming }} /> */
export function OwnResuming({ error, restart }: ScreenProps<'RESUMING'>): ReactNode {
  const messages = useMessages()
  return (
    <>
      <p role="status">{messages.error(error) ?? 'Looking for your sign-in…'}</p>
      <button type="button" onClick={() => void restart()}>
        Start again
      </button>
    </>
  )
}
