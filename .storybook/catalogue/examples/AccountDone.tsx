import '@challenge-kit/react/account.css'
import { PasskeyOffer, TotpEnrolment } from '@challenge-kit/react/account'
import type { ReactNode } from 'react'

// Use both inside <RequireSession>.
export const AppPage = (): ReactNode => <TotpEnrolment onDone={() => location.assign('/security')} />

export const AfterSignIn = ({ goOn }: { readonly goOn: () => void }): ReactNode => (
  <PasskeyOffer onDone={() => goOn()} />
)
