import { jaDeferred } from './ja/deferred.ts'
import { jaErrors } from './ja/errors.ts'
import { jaInitial } from './ja/initial.ts'
import type { Messages } from './messages.ts'

/** All messages of a sign-in, in Japanese: `<SignIn messages={ja} />`. */
export const ja: Messages = { ...jaInitial, ...jaErrors, ...jaDeferred }
