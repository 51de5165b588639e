import type { Input } from './input.ts'

/** The response body of an operation that succeeded. */
export type OperationOutput = Readonly<Record<string, unknown>>

/** Runs one request of an operation. `input` is the request body. */
export type RunOperation = (input: Input) => OperationOutput | Promise<OperationOutput>

/** One operation of the Cognito API. */
export interface Operation {
  /**
   * `IAM`: a request without a SigV4 signature is refused.
   * `none`: the operation authorizes the request by client id, Session or token.
   */
  readonly authorization: 'IAM' | 'none'
  readonly run: RunOperation
}
