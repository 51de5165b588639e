'use client'

import type { Session, SignInError } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { useDeferredMessages } from '../messages/useDeferredMessages.ts'
import { Card, type CardContext } from '../ui/card/Card.tsx'
import { ScreenIcon } from '../ui/card/ScreenIcon.tsx'
import { Footer } from '../ui/card/Footer.tsx'
import { FormMessage } from '../ui/card/FormMessage.tsx'
import { Header } from '../ui/card/Header.tsx'
import { Icon } from '../ui/icons/Icon.tsx'
import { Link, type LinkTarget } from '../ui/Link.tsx'
import { CHECK } from '../ui/icons/statusIcons.ts'
import { richText } from '../messages/richText.ts'

export interface SignedInProps extends CardContext {
  readonly session: Session
  /** Why signing out failed. */
  readonly error?: SignInError | null | undefined
  signOut?(): Promise<unknown>
  /** The target of the button that continues. Without a target, there is no button. */
  readonly continueTo?: LinkTarget | undefined
}

/**
 * Shown after the sign-in. Most pages replace this screen immediately. On any other page, this screen prevents a blank
 * page.
 */
export function SignedIn({ session, error, signOut, continueTo, ...props }: SignedInProps): ReactNode {
  const t = useDeferredMessages()
  const { given_name: given, name } = session.claims
  return (
    <Card step={props.step} frame={props.frame} takesFocus>
      <Header
        heading={t('signedIn.heading')}
        lead={richText(t, 'signedIn.lead', { name: String(given ?? name ?? session.signInName) })}
        level={props.headingLevel}
        icon={
          <ScreenIcon tone="success">
            <Icon {...CHECK} />
          </ScreenIcon>
        }
      />
      {continueTo && (
        <div data-ck-part="actions">
          <Link to={continueTo} part="submit">
            {t('signedIn.continue')}
          </Link>
        </div>
      )}
      <FormMessage error={error ?? null} waited attempt={0} />
      <Footer back={signOut && { to: signOut, label: t('signedIn.signOut') }} help={props.help} />
    </Card>
  )
}
