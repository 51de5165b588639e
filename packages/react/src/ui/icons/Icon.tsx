import type { ReactNode } from 'react'

/** The SVG paths of an icon, on a 20 × 20 grid. Small details are bold, so that they are visible at 16 px. */
export interface IconProps {
  readonly thin?: string | undefined
  readonly bold?: string | undefined
  readonly part?: string | undefined
}

export const CIRCLE = 'M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5'

// The icons that the credentials screen needs. The files of the other screens have more icons.
export const ALERT: IconProps = { thin: `${CIRCLE}M10 6.25v4.5`, bold: 'M10 13.5v.01' }
export const CAPS_LOCK: IconProps = { thin: 'M10 3.25 16 9.5h-3v3.75H7V9.5H4ZM7 16.5h6' }
export const INFO: IconProps = { thin: `${CIRCLE}M10 9.5v4.25`, bold: 'M10 6.5v.01' }
export const SPINNER: IconProps = { thin: CIRCLE, bold: 'M17.25 10A7.25 7.25 0 0 0 10 2.75', part: 'spinner' }

/** An icon. The icon is hidden from screen readers, so always put a text next to the icon. */
export function Icon({ thin, bold, part }: IconProps): ReactNode {
  return (
    <svg
      data-ck-part={part}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {thin && <path d={thin} />}
      {bold && <path d={bold} strokeWidth="2" />}
    </svg>
  )
}
