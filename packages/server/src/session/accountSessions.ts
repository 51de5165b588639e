import type { CognitoPort } from '../cognito/port.ts'
import type { SealedRecords } from './sealedRecords.ts'
import type { SessionClaims } from './session.ts'

/** One session of an account. */
export interface AccountSession {
  /** Names the session for `end`. Nobody can sign in with it. */
  readonly id: string
  readonly signInName: string
  readonly claims: SessionClaims
  /** When the user signed in, in seconds since 1970. */
  readonly signedInAt: number
  /** When the session ends at the latest, in seconds since 1970. */
  readonly endsAt: number
}

/** The stored sessions of accounts. `username` is the account's canonical username, as in `ServerSession`. */
export interface AccountSessions {
  /** The newest session is first. */
  list(username: string): Promise<readonly AccountSession[]>
  /**
   * Ends one session of an account, or all of them, at once and on every instance. Their refresh tokens are revoked if
   * Cognito can be reached. Resolves to the number of sessions that ended.
   */
  end(username: string, id?: string): Promise<number>
}

interface AccountSessionsParts {
  readonly sealed: SealedRecords
  readonly cognito: () => CognitoPort
}

export function createAccountSessions({ sealed, cognito }: AccountSessionsParts): AccountSessions {
  return {
    list: async (username) =>
      [...(await sealed.list(username))]
        .map(([id, { signInName, claims, signedInAt, endsAt }]) => ({ id, signInName, claims, signedInAt, endsAt }))
        .toSorted((a, b) => b.signedInAt - a.signedInAt),
    end: async (username, id) => {
      const ended = await sealed.takeAccount(username, id)
      const port = cognito()
      await Promise.all(ended.map(({ refreshToken }) => port.revokeToken(refreshToken).catch(() => undefined)))
      return ended.length
    },
  }
}
