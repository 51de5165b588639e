import type { ReactNode } from 'react'
import { Icon, type IconProps } from './icons/Icon.tsx'

export interface MessageProps {
  readonly icon: IconProps
  readonly children: ReactNode
}

/** The content of a message line: an icon and a text. */
export function Message({ icon, children }: MessageProps): ReactNode {
  return (
    <>
      <Icon {...icon} />
      <span>{children}</span>
    </>
  )
}
