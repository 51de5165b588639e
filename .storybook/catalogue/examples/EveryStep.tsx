import { SignIn, useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { OwnCode } from '../own/OwnCode.tsx'
import { OwnCredentials } from '../own/OwnCredentials.tsx'

/** Your own sign-in. TypeScript knows the challenge, the answer and the actions of each step. */
export function OwnSignIn(): ReactNode {
  const flow = useSignIn()
  switch (flow.step) {
    case 'CREDENTIALS':
      return <OwnCredentials {...flow} />
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
    case 'SOFTWARE_TOKEN_MFA':
      return <OwnCode {...flow} key={flow.challengeIndex} />
    case 'SIGNED_IN':
      return <p>Welcome, {flow.session.signInName}.</p>
    default: // the kit's screens of the other steps, until you write your own
      return <SignIn />
  }
}
