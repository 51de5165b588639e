import { onDemand, type OnDemand } from '../ui/onDemand.ts'
import { eager } from './screens.ts'

/**
 * The styles of the screens after the first one. If `load` is absent, the page has loaded the styles. If `load` fails,
 * the screens are shown without these styles, because an unstyled form works.
 */
export function screenStyles(load: (() => Promise<unknown>) | undefined): OnDemand<unknown> {
  return load ? onDemand(() => Promise.allSettled([load()])) : eager(true)
}
