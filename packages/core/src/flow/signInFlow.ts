import type { StepUpDemand } from '../wire/stepUpDemand.ts'
import type { Transport } from '../transports/transport.ts'
import type { ResumeMarker } from './resumeMarker.ts'
import type { SignIn } from './step.ts'

/** The step-up of a signed-in user. */
export interface StepUpOptions {
  readonly username: string
  /** What an API requires of the step-up. */
  readonly demand?: StepUpDemand | undefined
}

export interface SignInOptions {
  readonly transport: Transport
  /** Resumes the sign-in after a reload. Without a marker, a reload starts at the credentials. */
  readonly resumeMarker?: ResumeMarker | undefined
  /** Returns the `EncodedData` that the page collects for Cognito's threat protection. */
  readonly contextData?: (() => Promise<string>) | undefined
  /**
   * Proves the password by SRP in the page, so that the backend does not receive it. The backend's `authFlow` must be
   * `USER_SRP_AUTH`. The backend still receives new passwords. @default false
   */
  readonly browserSrp?: boolean | undefined
  /** Makes the flow a step-up: the signed-in user signs in again with this username. */
  readonly stepUp?: StepUpOptions | undefined
}

/** A sign-in in progress. To connect a UI framework, you need only these five functions. */
export interface SignInFlow {
  /** Returns the current step. Returns the same object until something changes. */
  getState(): SignIn
  /** Returns the step for server rendering, and for the first render in the browser. */
  getServerState(): SignIn
  /** Calls `listener` after each change. The first listener resumes the sign-in that this tab has in progress. */
  subscribe(listener: () => void): () => void
  /**
   * Loads the code for the first call, for example while the user types. Rejects if loading fails. The first call then
   * loads the code again.
   */
  prepare(): Promise<void>
  /**
   * Tells the flow that the session ended in another way than by the flow's `signOut`, for example in another tab. The
   * steps `SIGNED_IN` and `CREDENTIALS` become `CREDENTIALS` with a notice. Every other step stays, because it belongs to
   * a new sign-in.
   */
  signedOut(options?: { readonly everywhere: boolean }): void
}
