import type { ReactNode } from 'react'
import { encode } from 'uqr'

export interface QrCodeProps {
  readonly text: string
  /** The text alternative for screen readers. */
  readonly label: string
}

/**
 * A QR code as SVG elements. The code has no image and no inline style, so a strict content security policy allows the
 * code. Without a style of your own, the code is 216 pixels wide.
 */
export function QrCode({ text, label }: QrCodeProps): ReactNode {
  // uqr writes no header for the character set (ECI). Some authenticator apps cannot read a code with this header:
  // https://github.com/Yubico/yubioath-flutter/issues/537
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg width="216" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={data.map(rowPath).join('')} />
    </svg>
  )
}

/** Returns the SVG path of one row. Each sequence of dark modules is one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  const dark = row.map((module) => (module ? '1' : '0')).join('')
  return [...dark.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join('')
}
