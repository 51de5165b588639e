'use client'

import type { ReactNode } from 'react'
import { useSay } from '../../messages/messages.ts'
import { AccountStrip } from './UsernameBar.tsx'
import { Card, type Surroundings } from './Card.tsx'
import { Emblem } from './ScreenIcon.tsx'
import { Header } from './Header.tsx'
import { Drawing } from '../icons/Icon.tsx'
import { Link } from '../Link.tsx'

export interface DeadEndProps {
  readonly surroundings: Surroundings
  readonly heading: string
  readonly lead: string
  readonly children?: ReactNode
}

const QUESTION = {
  thin: 'M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5M7.9 7.9a2.15 2.15 0 1 1 3.3 1.85c-.8.5-1.2.95-1.2 1.75',
  bold: 'M10 13.9v.01',
}

/** Where this page cannot go on: said plainly, with a way back and a way to help. */
export function DeadEnd({ surroundings, heading, lead, children }: DeadEndProps): ReactNode {
  const { step, frame, username, restart, help, headingLevel } = surroundings
  const say = useSay()
  return (
    <Card
      step={step}
      frame={frame}
      top={username && <AccountStrip username={username} onChange={restart} />}
      arriving={step !== undefined}
      onSubmit={restart}
    >
      <Header
        heading={heading}
        lead={lead}
        level={headingLevel}
        emblem={
          <Emblem tone="quiet">
            <Drawing {...QUESTION} />
          </Emblem>
        }
      />
      <div data-ck-part="actions">
        {restart && (
          <button data-ck-part="submit" type="submit">
            {say('action.restart')}
          </button>
        )}
        {help && (
          <Link to={help} part="secondary">
            {say('action.help')}
          </Link>
        )}
      </div>
      {children}
    </Card>
  )
}
