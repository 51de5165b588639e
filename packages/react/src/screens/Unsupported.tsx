'use client'

import type { ReactNode } from 'react'
import { useDeferredMessages } from '../messages/useDeferredMessages.ts'
import type { CardContext } from '../ui/card/Card.tsx'
import { TerminalCard } from '../ui/card/TerminalCard.tsx'
import { richText } from '../messages/richText.ts'

export interface UnsupportedProps extends CardContext {
  /** Cognito's name of the challenge. */
  readonly name: string
  /** An id that the support team can look up in the logs. */
  readonly reference: string
}

/**
 * Shown for a challenge that this page does not support. The screen names the challenge and a reference for the support
 * team.
 */
export function Unsupported(props: UnsupportedProps): ReactNode {
  const t = useDeferredMessages()
  const text = [props.name, props.reference].filter(Boolean).join(' · ')
  const reference = (
    <bdi dir="ltr" translate="no">
      {text}
    </bdi>
  )
  return (
    <TerminalCard context={props} heading={t('unsupported.heading')} lead={t('unsupported.lead')}>
      <p data-ck-part="reference">{richText(t, 'unsupported.reference', { reference })}</p>
    </TerminalCard>
  )
}
