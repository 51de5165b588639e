import { enInitial } from './en/initial.ts'
import { enDeferred } from './en/deferred.ts'

type English = typeof enInitial & typeof enDeferred

/** Every sentence of the kit, in English. Its keys are the type: another language has the same. */
export const en: English = { ...enInitial, ...enDeferred }
