import { CIRCLE, type IconProps } from './Icon.tsx'

// These icons are not in `Icon.tsx`, because the first screen does not need them.
export const CHECK: IconProps = { bold: 'm4.25 10.75 3.75 3.75 7.75-8.5' }
export const CLOCK: IconProps = { thin: `${CIRCLE}M10 5.75v4.5l2.75 1.75` }
