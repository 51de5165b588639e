import type { Input } from './input.ts'
import type { Service } from '../service.ts'

/** One call of an operation. */
export interface Call {
  readonly service: Service
  readonly input: Input
}

/** The body of a successful answer. */
export type Output = Readonly<Record<string, unknown>>

export interface Operation {
  /** IAM operations are refused without a SigV4 signature; the others authorise by client id, Session or token. */
  readonly authorization: 'IAM' | 'none'
  readonly run: (call: Call) => Output | Promise<Output>
}
