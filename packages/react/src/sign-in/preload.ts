import { credentialsNotice } from '../screens/Credentials/useCredentialsNotice.ts'
import { errorTexts } from '../ui/card/errorTexts.ts'
import type { OnDemand } from '../ui/onDemand.ts'
import { screens } from './screens.ts'

type Load = () => Promise<void>

/**
 * Loads the code of the next steps before it is needed: first what most replies need, and then all other screens. The
 * code is loaded in two parts, so that no task is long. A failure is ignored, because the code is loaded again when it is
 * shown.
 */
export async function preload(prepare: Load, styles: OnDemand<unknown>): Promise<void> {
  await loadAll([prepare, styles.load, errorTexts.load, credentialsNotice.load, screens.SMS_MFA.load])
  await loadAll(Object.values(screens).map((screen) => screen.load))
}

async function loadAll(loads: readonly Load[]): Promise<void> {
  await Promise.allSettled(loads.map((load) => load()))
}
