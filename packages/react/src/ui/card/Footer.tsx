'use client'

import type { ReactNode } from 'react'
import { useInitialMessages } from '../../messages/messages.ts'
import { Link, type LinkTarget } from '../Link.tsx'

export interface FooterProps {
  /** The link at the start of the line. */
  readonly back?: { readonly to: LinkTarget; readonly label: string } | null | undefined
  /** The target of the help link, at the end of the line. */
  readonly help?: LinkTarget | undefined
}

export function Footer({ back, help }: FooterProps): ReactNode {
  const t = useInitialMessages()
  if (!back && !help) return null
  return (
    <div data-ck-part="footer">
      {back && <Link to={back.to}>{back.label}</Link>}
      {help && <Link to={help}>{t('action.help')}</Link>}
    </div>
  )
}
