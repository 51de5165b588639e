'use client'

import type { ComponentType, ReactNode } from 'react'
import { useAccountMessages } from '../../messages/useAccountMessages.ts'
import type { CardContext } from '../../ui/card/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { Root } from '../../ui/card/Root.tsx'
import { useSession } from '../../session/useSession.ts'
import { SignIn, type SignInProps } from '../../sign-in/SignIn.tsx'

/** What every screen of the account takes from the page around it. */
export interface AccountContext extends Pick<CardContext, 'help' | 'frame' | 'headingLevel'> {
  /** What stands in a screen's place while the person signs in again. @default StepUpInPlace */
  readonly stepUp?: ComponentType<StepUpProps> | undefined
}

export interface StepUpProps extends Pick<SignInProps, 'help' | 'frame' | 'headingLevel' | 'first' | 'components'> {
  /** To be called once the person has signed in again. */
  readonly onDone: () => void
  /** To be called if the person would rather not. */
  readonly onCancel: () => void
}

/** Signing in again, in place of the screen that asks for it: `<SignIn intent="step-up">`, and a way back. */
export function StepUpInPlace({ onDone, onCancel, ...props }: StepUpProps): ReactNode {
  const t = useAccountMessages()
  // Whose name it is asked for. A page that never asked does so now.
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
