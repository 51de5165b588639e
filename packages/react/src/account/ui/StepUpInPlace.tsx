'use client'

import type { ComponentType, ReactNode } from 'react'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { Root } from '../../ui/card/Root.tsx'
import { useSession } from '../../session/useSession.ts'
import { SignIn, type SignInProps } from '../../sign-in/SignIn.tsx'

/** The props that every account screen accepts. */
export interface AccountContext extends Pick<CardContext, 'help' | 'frame' | 'headingLevel'> {
  /** The component that replaces the screen while the user signs in again. @default StepUpInPlace */
  readonly stepUp?: ComponentType<StepUpProps> | undefined
}

export interface StepUpProps extends Pick<SignInProps, 'help' | 'frame' | 'headingLevel' | 'first' | 'components'> {
  /** Call this function after the user has signed in again. */
  readonly onDone: () => void
  /** Call this function if the user does not want to sign in again. */
  readonly onCancel: () => void
}

/** The default step-up of the account screens: `<SignIn intent="step-up">` and a link that cancels. */
export function StepUpInPlace({ onDone, onCancel, ...props }: StepUpProps): ReactNode {
  const t = useAccountMessages()
  // The step-up needs the session, so this component fetches the session if the page has not fetched it yet.
  const { data } = useSession()
  return (
    <Root frame={props.frame}>
      {data && <SignIn {...props} intent="step-up" onSignedIn={onDone} />}
      <div data-ck-part="aside">
        <Link to={onCancel}>{t('action.cancel')}</Link>
      </div>
    </Root>
  )
}
