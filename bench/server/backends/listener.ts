import type { IncomingMessage, ServerResponse } from 'node:http'

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** Where the emulator is, and the pool in it. The parent process passes it as JSON in the first argument. */
export interface Cognito {
  readonly endpoint: string
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret: string
}

export const origin = 'https://app.example.com'
export const region = 'us-east-1'
export const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
/** 32 bytes as base64url. */
export const sealKey = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw'
