import type { Assurance } from '../factors/assurance.ts'
import { noAssurance } from '../factors/assurance.ts'
import type { ApiFamily, RequestScope, SignIn } from '../sign-in/signIn.ts'
import type { User } from '../users/user.ts'
import type { Parameters } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'

/** A request to InitiateAuth, after the checks of SECRET_HASH and of the client's ExplicitAuthFlows. */
export interface InitiateAuthRequest extends RequestScope {
  /** AuthParameters. */
  readonly parameters: Parameters
  /** The Session of ConfirmSignUp. USER_AUTH signs the user in with this Session. */
  readonly session?: string | undefined
  /** The user that USERNAME names, or undefined. */
  readonly user: User | undefined
}

/** Starts a sign-in. */
export type StartFlow = (request: InitiateAuthRequest) => Promise<OperationOutput>

/** One AuthFlow of InitiateAuth. */
export interface Flow {
  /** The values of ExplicitAuthFlows, current and legacy, that allow this flow. A client needs one of them. */
  readonly enabledBy: readonly string[]
  /** The family of operations that has this flow, or undefined if both have the flow. */
  readonly family?: ApiFamily
  readonly start: StartFlow
}

/** A sign-in that InitiateAuth starts. */
export function startedSignIn(
  { pool, client, family }: RequestScope,
  user: User,
  deviceKey: string | null,
  assurance: Assurance = noAssurance,
): SignIn {
  return { pool, client, user, family, via: 'InitiateAuth', deviceKey, assurance }
}
