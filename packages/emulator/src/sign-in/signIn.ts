import type { Assurance } from '../factors/assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Pool } from '../pool/pool.ts'
import type { User } from '../users/user.ts'

/** The operations that sign a user in: the Admin operations (AdminInitiateAuth) or the public ones (InitiateAuth). */
export type ApiFamily = 'admin' | 'public'

/** One sign-in in progress. */
export interface SignIn {
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  readonly family: ApiFamily
  /** The operation of this request. Only the output of InitiateAuth carries USER_ID_FOR_SRP. */
  readonly via: 'InitiateAuth' | 'RespondToAuthChallenge'
  /** The key of the device that the client named, or null. */
  readonly deviceKey: string | null
  /** The methods that the user has completed, and the level to reach. */
  readonly assurance: Assurance
}

/** The pool, the client and the family of operations that a request uses. */
export type RequestScope = Pick<SignIn, 'pool' | 'client' | 'family'>
