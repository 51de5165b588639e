'use client'

import type { ReactNode } from 'react'
import { useSay } from '../messages/say.ts'
import { Card, type Surroundings } from './Card.tsx'
import { Header } from './Header.tsx'
import { Link } from './Link.tsx'

export interface DeadEndProps {
  readonly surroundings: Surroundings
  readonly heading: string
  readonly lead: string
  readonly children?: ReactNode
}

/** Where this page cannot go on: said plainly, with a way back and a way to help. */
export function DeadEnd({ surroundings, heading, lead, children }: DeadEndProps): ReactNode {
  const { step, frame, username, restart, help, headingLevel } = surroundings
  const say = useSay()
  return (
    <Card
      step={step}
      frame={frame}
      account={username ? { username, onChange: restart } : undefined}
      arriving={step !== undefined}
      onSubmit={restart}
    >
      <Header heading={heading} lead={lead} level={headingLevel} emblem={{ icon: 'question', tone: 'quiet' }} />
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
