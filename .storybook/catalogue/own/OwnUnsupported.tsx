import type { ScreenProps } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ UNSUPPORTED: OwnUnsupported }} /> */
export function OwnUnsupported({ name, reference, restart }: ScreenProps<'UNSUPPORTED'>): ReactNode {
  return (
    <>
      <p>
        This page cannot show the next step. Tell the support team: <code>{`${name} · ${reference}`}</code>
      </p>
      <button type="button" onClick={() => void restart()}>
        Start again
      </button>
    </>
  )
}
