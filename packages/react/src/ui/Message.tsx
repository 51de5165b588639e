import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons/Icon.tsx'

export interface MessageProps {
  readonly icon: IconName
  readonly children: ReactNode
}

/** The content of a message line: an icon and a text. */
export function Message({ icon, children }: MessageProps): ReactNode {
  return (
    <>
      <Icon name={icon} />
      <span>{children}</span>
    </>
  )
}
