import '@challenge-kit/react/account.css'
import '@challenge-kit/react/first.css'
import '@challenge-kit/react/screens.css'
import '@challenge-kit/react/styles.css'
import '@challenge-kit/react/tokens.css'
import { RequireSession, type ScreenProps, SignIn, useSession, useSignIn } from '@challenge-kit/react'
import { PasskeyOffer, usePasskeys } from '@challenge-kit/react/account'
import { ja } from '@challenge-kit/react/messages/ja'
import { jaAccount } from '@challenge-kit/react/messages/ja-account'
import { scenario, signsIn } from '@challenge-kit/react/testing'
import type { ReactNode } from 'react'
import { describe } from './signIn.ts'

/** The drop-in component with one screen replaced. The props of the screen have the type of its step. */
export function DropIn(): ReactNode {
  return <SignIn messages={ja} components={{ SMS_MFA: MyCode }} onSignedIn={(session) => session.username.trim()} />
}

function MyCode({ challenge, submit, error, pending }: ScreenProps<'SMS_MFA'>): ReactNode {
  return (
    <button type="button" disabled={pending} onClick={() => void submit({ code: '123456' })}>
      {challenge.destination} {error?.issues.code}
    </button>
  )
}

/** The application's own markup on the headless hook. */
export function Headless(): ReactNode {
  const flow = useSignIn()
  return <p>{describe(flow)}</p>
}

/** A page for signed-in users. */
export function Home(): ReactNode {
  const session = useSession()
  return <RequireSession>{session.data?.username}</RequireSession>
}

/** The account page of a signed-in user. */
export function Account(): ReactNode {
  const { query, stepUp } = usePasskeys()
  if (stepUp) return <SignIn intent="step-up" onSignedIn={stepUp.done} messages={{ ...ja, ...jaAccount }} />
  return (
    query.data?.passkeys.length === 0 && <PasskeyOffer onDone={(added: boolean) => location.assign(String(added))} />
  )
}

/** The sign-in page in a test, without a backend. */
export const testedPage: ReactNode = <SignIn transport={scenario([signsIn()]).transport} />
