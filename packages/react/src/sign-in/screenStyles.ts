import { eager, onDemand, type OnDemand } from '../ui/onDemand.ts'

// Milliseconds.
const LONGEST_WAIT = 3000

/**
 * The styles of the screens after the first one. If `load` is absent, the page has loaded the styles. If `load` fails or
 * takes too long, the screens are shown without these styles, because an unstyled form works.
 */
export function screenStyles(load: (() => Promise<unknown>) | undefined): OnDemand<unknown> {
  if (!load) return eager(true)
  return onDemand(
    () =>
      new Promise((resolve) => {
        const show = () => resolve(true)
        setTimeout(show, LONGEST_WAIT)
        load().then(show, show)
      }),
  )
}
