'use client'

import type { ReactNode } from 'react'
import { useSay } from '../../messages/messages.ts'
import { Link, type Way } from '../Link.tsx'

export interface FooterProps {
  /** The near side: the way back. */
  readonly near?: { readonly to: Way; readonly label: string } | null | undefined
  /** The far side, on every screen: help. */
  readonly help?: Way | undefined
}

export function Footer({ near, help }: FooterProps): ReactNode {
  const say = useSay()
  if (!near && !help) return null
  return (
    <div data-ck-part="footer">
      {near && <Link to={near.to}>{near.label}</Link>}
      {help && <Link to={help}>{say('action.help')}</Link>}
    </div>
  )
}
