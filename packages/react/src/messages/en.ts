import { enFirst } from './enFirst.ts'
import { enLater } from './enLater.ts'

type English = typeof enFirst & typeof enLater

/** Every sentence of the kit, in English. Its keys are the type: another language has the same. */
export const en: English = { ...enFirst, ...enLater }
