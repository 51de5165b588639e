'use client'

import type { ComponentType, ReactNode } from 'react'
import { useAccountSay } from '../messages/useAccountSay.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { Link } from '../parts/Link.tsx'
import { Root } from '../parts/Root.tsx'
import { SignIn } from '../SignIn/SignIn.tsx'

/** What every screen of the account takes from the page around it. */
export interface AccountSurroundings extends Pick<Surroundings, 'help' | 'frame' | 'headingLevel'> {
  /** What stands in a screen's place while the person signs in again. @default a sign-in of the kit's */
  readonly stepUp?: ComponentType<StepUpProps> | undefined
}

export interface StepUpProps extends Pick<Surroundings, 'help' | 'frame' | 'headingLevel'> {
  /** To be called once the person has signed in again. */
  readonly onDone: () => void
  /** To be called if the person would rather not. */
  readonly onCancel: () => void
}

/** Signing in again, in place of the screen that asks for it. */
export function StepUpInPlace({ onDone, onCancel, ...surroundings }: StepUpProps): ReactNode {
  const say = useAccountSay()
  return (
    <Root frame={surroundings.frame}>
      <SignIn {...surroundings} onSignedIn={onDone} />
      <div data-ck-part="aside">
        <Link to={onCancel}>{say('action.cancel')}</Link>
      </div>
    </Root>
  )
}
