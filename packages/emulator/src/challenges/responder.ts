import type { Answer, Attempt } from '../sign-in/signIn.ts'
import type { Client } from '../pool/client.ts'
import type { Parameters } from '../wire/input.ts'
import type { Pool } from '../pool/pool.ts'
import type { Service } from '../service.ts'
import type { Family, Session } from '../sign-in/challengeSessions.ts'

/** An answer to a challenge whose Session is open and belongs to this client, user, challenge and family. */
export interface Reply {
  readonly attempt: Attempt
  readonly session: Session
  readonly responses: Parameters
  /** ClientMetadata, for triggers. */
  readonly clientMetadata: Parameters
}

/** An answer that may come without a Session. */
export interface LooseReply {
  readonly service: Service
  readonly pool: Pool
  readonly client: Client
  readonly family: Family
  readonly username: string
  /** The Session that came along, if any. */
  readonly session: string | undefined
  readonly responses: Parameters
  readonly clientMetadata: Parameters
}

/**
 * What takes the answers to one challenge. It spends the Session itself, before it first waits for anything, so that
 * of two equal answers at the same time one is too late.
 */
export type Responder =
  | { readonly session: 'required'; readonly run: (reply: Reply) => Promise<Answer> }
  | { readonly session: 'optional'; readonly run: (reply: LooseReply) => Promise<Answer> }
