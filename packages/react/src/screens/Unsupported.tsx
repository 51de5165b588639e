'use client'

import type { ReactNode } from 'react'
import { useDeferredMessages } from '../messages/useDeferredMessages.ts'
import type { CardContext } from '../ui/card/Card.tsx'
import { TerminalCard } from '../ui/card/TerminalCard.tsx'

export interface UnsupportedProps extends CardContext {
  /** Cognito's name for what it asked. */
  readonly name: string
  /** What the support team can look up. */
  readonly reference: string
}

/** Cognito asked something that this page cannot show. Support is told what: the person need not understand it. */
export function Unsupported(props: UnsupportedProps): ReactNode {
  const t = useDeferredMessages()
  const told = [props.name, props.reference].filter(Boolean).join(' · ')
  const reference = (
    <bdi dir="ltr" translate="no">
      {told}
    </bdi>
  )
  return (
    <TerminalCard context={props} heading={t('unsupported.heading')} lead={t('unsupported.lead')}>
      <p data-ck-part="reference">{t.rich('unsupported.reference', { reference })}</p>
    </TerminalCard>
  )
}
