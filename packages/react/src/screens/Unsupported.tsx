'use client'

import type { ReactNode } from 'react'
import { useLaterSay } from '../messages/useDeferredMessages.ts'
import type { Surroundings } from '../ui/card/Card.tsx'
import { DeadEnd } from '../ui/card/TerminalCard.tsx'

export interface UnsupportedProps extends Surroundings {
  /** Cognito's name for what it asked. */
  readonly name: string
  /** What the support team can look up. */
  readonly reference: string
}

/** Cognito asked something that this page cannot show. Support is told what: the person need not understand it. */
export function Unsupported(props: UnsupportedProps): ReactNode {
  const say = useLaterSay()
  const told = [props.name, props.reference].filter(Boolean).join(' · ')
  const reference = (
    <bdi dir="ltr" translate="no">
      {told}
    </bdi>
  )
  return (
    <DeadEnd surroundings={props} heading={say('unsupported.heading')} lead={say('unsupported.lead')}>
      <p data-ck-part="reference">{say.filled('unsupported.reference', { reference })}</p>
    </DeadEnd>
  )
}
