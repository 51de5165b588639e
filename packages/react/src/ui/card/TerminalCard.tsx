'use client'

import type { ReactNode } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'
import { UsernameBar } from './UsernameBar.tsx'
import { Card, type CardContext } from './Card.tsx'
import { ScreenIcon } from './ScreenIcon.tsx'
import { Header } from './Header.tsx'
import { Icon } from '../icons/Icon.tsx'
import { Link } from '../Link.tsx'

export interface TerminalCardProps {
  readonly context: CardContext
  readonly heading: string
  readonly lead: string
  readonly children?: ReactNode
}

const QUESTION_MARK = {
  thin: 'M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5M7.9 7.9a2.15 2.15 0 1 1 3.3 1.85c-.8.5-1.2.95-1.2 1.75',
  bold: 'M10 13.9v.01',
}

/** A card for a step that this page cannot continue. The card has a button to start again and a link to help. */
export function TerminalCard({ context, heading, lead, children }: TerminalCardProps): ReactNode {
  const { step, frame, username, restart, help, headingLevel } = context
  const t = useInitialMessages()
  return (
    <Card
      step={step}
      frame={frame}
      above={username && <UsernameBar username={username} onChange={restart} />}
      takesFocus={step !== undefined}
      onSubmit={restart}
    >
      <Header
        heading={heading}
        lead={lead}
        level={headingLevel}
        icon={
          <ScreenIcon tone="quiet">
            <Icon {...QUESTION_MARK} />
          </ScreenIcon>
        }
      />
      <div data-ck-part="actions">
        {restart && (
          <button data-ck-part="submit" type="submit">
            {t('action.restart')}
          </button>
        )}
        {help && (
          <Link to={help} part="secondary">
            {t('action.help')}
          </Link>
        )}
      </div>
      {children}
    </Card>
  )
}
