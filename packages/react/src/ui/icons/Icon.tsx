import type { ReactNode } from 'react'

// SVG paths on a 20 × 20 grid. The first path of an icon is thin, and the second path is bold. Small details are bold,
// so that they are visible at 16 px.
const ICONS = {
  alert: ['M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5M10 6.25v4.5', 'M10 13.5v.01'],
  caps: ['M10 3.25 16 9.5h-3v3.75H7V9.5H4ZM7 16.5h6'],
  check: ['', 'm4.25 10.75 3.75 3.75 7.75-8.5'],
  clock: ['M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5M10 5.75v4.5l2.75 1.75'],
  info: ['M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5M10 9.5v4.25', 'M10 6.5v.01'],
  spinner: ['M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5', 'M17.25 10A7.25 7.25 0 0 0 10 2.75'],
} as const

/** The icons that the credentials screen needs. */
export type IconName = keyof typeof ICONS

/** An icon. The icon is hidden from screen readers, so always put a text next to the icon. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  const [thin, bold] = ICONS[name]
  return <Drawing thin={thin} bold={bold} part={name === 'spinner' ? 'spinner' : undefined} />
}

export interface DrawingProps {
  readonly thin?: string | undefined
  readonly bold?: string | undefined
  readonly part?: string | undefined
}

/** Draws SVG paths as an icon. Screens that are loaded on demand pass their own paths. */
export function Drawing({ thin, bold, part }: DrawingProps): ReactNode {
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
