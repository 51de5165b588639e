import { enInitial } from './en/initial.ts'
import { enDeferred } from './en/deferred.ts'
import { enErrors } from './en/errors.ts'

type English = typeof enInitial & typeof enErrors & typeof enDeferred

/** All messages of a sign-in, in English. Another language must have the same keys. */
export const en: English = { ...enInitial, ...enErrors, ...enDeferred }
