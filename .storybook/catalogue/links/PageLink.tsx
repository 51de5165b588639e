import { DocsContext } from '@storybook/addon-docs/blocks'
import { type MouseEvent, type ReactNode, useContext } from 'react'
import { NAVIGATE_URL } from 'storybook/internal/core-events'

export interface PageLinkProps {
  /** The address, as `./?path=/docs/…`. */
  readonly href: string
  readonly children: ReactNode
}

/** A link to another page of the catalogue. Storybook shows that page without loading itself again. */
export function PageLink({ href, children }: PageLinkProps): ReactNode {
  const { channel } = useContext(DocsContext)
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    channel.emit(NAVIGATE_URL, href)
  }
  return (
    <a href={href} target="_top" onClick={open}>
      {children}
    </a>
  )
}
