'use client'

import type { ReactNode } from 'react'
import { useSay } from '../messages/say.ts'
import { Card, type Surroundings } from '../parts/Card.tsx'
import { Header } from '../parts/Header.tsx'
import { Link } from '../parts/Link.tsx'

export interface UnsupportedProps extends Surroundings {
  /** Cognito's name for what it asked. */
  readonly name: string
  /** What the support team can look up. */
  readonly reference: string
}

/** Cognito asked something that this page cannot show: said plainly, with a way back and something to tell support. */
export function Unsupported({ name, reference, username, restart, help, ...props }: UnsupportedProps): ReactNode {
  const say = useSay()
  const told = [name, reference].filter(Boolean).join(' · ')
  return (
    <Card
      step={props.step}
      frame={props.frame}
      account={username ? { username, onChange: restart } : undefined}
      arriving
      onSubmit={restart}
    >
      <Header
        heading={say('unsupported.heading')}
        lead={say('unsupported.lead')}
        level={props.headingLevel}
        emblem={{ icon: 'question', tone: 'quiet' }}
      />
      <div data-ck-part="actions">
        <button data-ck-part="submit" type="submit">
          {say('action.restart')}
        </button>
        {help && (
          <Link to={help} part="secondary">
            {say('action.help')}
          </Link>
        )}
      </div>
      <p data-ck-part="reference">
        {say.filled('unsupported.reference', {
          reference: (
            <bdi dir="ltr" translate="no">
              {told}
            </bdi>
          ),
        })}
      </p>
    </Card>
  )
}
