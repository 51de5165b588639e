import type { AuthMethod } from '../factors/assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Pool } from '../pool/pool.ts'
import type { User } from '../users/user.ts'

/** A completed sign-in. All its tokens share one `origin_jti`, and revoking the grant revokes them all. */
export interface Grant {
  readonly id: string
  readonly eventId: string
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  /** Milliseconds since the Unix epoch. */
  readonly authTime: number
  readonly expires: number
  readonly deviceKey: string | null
  /** The methods that the user completed, in order. A refresh keeps the methods. */
  readonly methods: readonly AuthMethod[]
  revoked: boolean
}
