import { SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'

export const Login = (): ReactNode => (
  <SignIn
    appName="Lantern"
    logo={<img src="/lantern.svg" alt="Lantern" width={40} height={40} />}
    header={<p>Reading room, staff entrance</p>}
    footer={<a href="/terms">Terms</a>}
    signUp="/sign-up"
    providers={
      <a data-ck-part="secondary" href="/auth/google">
        Continue with Google
      </a>
    }
  />
)
