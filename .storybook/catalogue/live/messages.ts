import type { Message } from '@challenge-kit/emulator'
import type { JourneyName } from './journeys.ts'

/** A call to Cognito, as the panel beside the sign-in shows it. */
export interface CognitoCall {
  readonly id: number
  readonly operation: string
  /** The challenge or the exception of the reply. Null if the user is signed in, or if the reply has neither. */
  readonly result: string | null
}

/** What the panel beside the sign-in shows. */
export interface JourneyNews {
  readonly calls: readonly CognitoCall[]
  readonly inbox: readonly Pick<Message, 'id' | 'medium' | 'to' | 'code'>[]
  /** The code that the authenticator app shows now. Null without an app. */
  readonly totp: string | null
}

/** A call of the page to its backend. */
export interface PageCall {
  readonly id: number
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

export interface BackendReply {
  readonly id: number
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

export type ToBackend = { readonly open: JourneyName } | { readonly call: PageCall }
export type FromBackend = { readonly reply: BackendReply } | { readonly news: JourneyNews }
