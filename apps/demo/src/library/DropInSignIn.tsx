import { SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { FirstField } from './authFlow.ts'
import { useWords } from './language.ts'

/** The sign-in of the library, with the screens of the kit. */
export function DropInSignIn({ first }: { readonly first: FirstField }): ReactNode {
  return (
    <SignIn
      // Users sign in with an email address or a phone number. The demo's own messages name both.
      identifier="usernameOrEmail"
      first={first}
      appName={useWords().name}
      help="#help"
    />
  )
}
