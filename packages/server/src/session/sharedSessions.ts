import type { CognitoPort } from '../cognito/port.ts'
import type { PlainCookie } from '../crypto/cookies.ts'
import type { Keys } from '../crypto/keys.ts'
import { type AccountSessions, createAccountSessions } from './accountSessions.ts'
import type { Renewal } from './renewal.ts'
import { createSealedRecords } from './sealedRecords.ts'
import type { Store } from './store.ts'
import { createStoredSessions, type StoredSessions } from './storedSessions.ts'
import { createStoreRenewal } from './storeRenewal.ts'

/** Sessions that all instances share. */
export interface SharedSessions {
  readonly stored: StoredSessions
  readonly renewal: Renewal
  readonly accounts: AccountSessions
}

interface SharedSessionsParts {
  readonly keys: Keys
  readonly clientId: string
  readonly cookie: PlainCookie
  readonly cognito: () => CognitoPort
  /** Milliseconds that the calls to Cognito of one request have together. */
  readonly timeout: number
  readonly random: (length: number) => Uint8Array
  /** Seconds since 1970. */
  readonly now: () => number
}

export function createSharedSessions({ sessions: records, locks }: Store, parts: SharedSessionsParts): SharedSessions {
  const sealed = createSealedRecords({ records, ...parts })
  const stored = createStoredSessions({ sealed, ...parts })
  return {
    stored,
    renewal: createStoreRenewal({ sessions: stored, locks, ...parts }),
    accounts: createAccountSessions({ sealed, cognito: parts.cognito }),
  }
}
