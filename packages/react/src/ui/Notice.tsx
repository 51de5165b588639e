import type { ReactNode } from 'react'
import { ALERT, INFO, Icon, type IconProps } from './icons/Icon.tsx'
import { CHECK, CLOCK } from './icons/statusIcons.ts'

export type Tone = 'info' | 'warning' | 'success' | 'danger'

const ICONS: Record<Tone, IconProps> = { info: INFO, warning: CLOCK, success: CHECK, danger: ALERT }

export interface NoticeProps {
  readonly tone: Tone
  readonly children: ReactNode
  readonly part?: string | undefined
  readonly role?: 'status' | 'alert' | undefined
}

/**
 * A coloured box with an icon. A notice is above the fields when the screen appears, or appears later below the
 * buttons.
 */
export function Notice({ tone, children, part = 'notice', role }: NoticeProps): ReactNode {
  return (
    <div data-ck-part={part} data-ck-tone={tone} role={role}>
      <Icon {...ICONS[tone]} />
      <div>{children}</div>
    </div>
  )
}
