'use client'

import type { Session, SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useLaterSay } from '../messages/useDeferredMessages.ts'
import { Card, type Surroundings } from '../ui/card/Card.tsx'
import { Emblem } from '../ui/card/ScreenIcon.tsx'
import { Footer } from '../ui/card/Footer.tsx'
import { FormMessage } from '../ui/card/FormMessage.tsx'
import { Header } from '../ui/card/Header.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { Link, type Way } from '../ui/Link.tsx'

export interface SignedInProps extends Surroundings {
  readonly session: Session
  /** Why signing out went wrong. */
  readonly error?: SignInError | null | undefined
  signOut?(): Promise<unknown>
  /** Where one goes from here. */
  readonly continueTo?: Way | undefined
}

/** Done. Most pages replace it at once; those that do not are not left blank. */
export function SignedIn({ session, error, signOut, continueTo, ...props }: SignedInProps): ReactNode {
  const say = useLaterSay()
  const { given_name: given, name } = session.claims
  return (
    <Card step={props.step} frame={props.frame} arriving>
      <Header
        heading={say('signedIn.heading')}
        lead={say.filled('signedIn.lead', { name: String(given ?? name ?? session.signInName) })}
        level={props.headingLevel}
        emblem={
          <Emblem tone="success">
            <Icon name="check" />
          </Emblem>
        }
      />
      {continueTo && (
        <div data-ck-part="actions">
          <Link to={continueTo} part="submit">
            {say('signedIn.continue')}
          </Link>
        </div>
      )}
      <FormMessage error={error ?? null} waited attempt={0} />
      <Footer near={signOut && { to: signOut, label: say('signedIn.signOut') }} help={props.help} />
    </Card>
  )
}
