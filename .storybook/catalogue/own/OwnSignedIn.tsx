import type { ScreenProps } from '@challenge-kit/react'
import type { ReactNode } from 'react'

/** <SignIn components={{ SIGNED_IN: OwnSignedIn }} /> */
export function OwnSignedIn({ session, signOut }: ScreenProps<'SIGNED_IN'>): ReactNode {
  return (
    <>
      <p>Welcome, {session.signInName}.</p>
      <button type="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </>
  )
}
