import { enFirst } from './en/initial.ts'
import { enLater } from './en/deferred.ts'

type English = typeof enFirst & typeof enLater

/** Every sentence of the kit, in English. Its keys are the type: another language has the same. */
export const en: English = { ...enFirst, ...enLater }
