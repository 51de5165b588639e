import type { Transport } from '../wire/calls'
import type { SignIn } from './step'

/** Remembers, for this tab, whether a sign-in is in progress: one bit, no secret. */
export interface ResumeMarker {
  read(): boolean
  write(inProgress: boolean): void
}

export interface SignInOptions {
  readonly transport: Transport
  /** Without one, a reload starts at the credentials. */
  readonly resumeMarker?: ResumeMarker
  /** `EncodedData` for Cognito's threat protection, collected in the page. */
  readonly contextData?: () => Promise<string>
  /**
   * The page proves the password by SRP, so that the backend never sees it. The backend's `authFlow` has to be
   * `USER_SRP_AUTH`. New passwords still reach it. @default false
   */
  readonly browserSrp?: boolean
  /** Whoever is signed in, under this name, signs in once more: nothing is left behind in the tab, and the name is given. */
  readonly stepUp?: { readonly username: string }
}

/** A sign-in that runs: five functions, which is all a framework needs to know. */
export interface SignInFlow {
  /** The same object until something changes. */
  getState(): SignIn
  /** What a server renders, and the first thing a browser shows over it. */
  getServerState(): SignIn
  /** The first listener wakes the flow: a sign-in that this tab left behind is asked for. */
  subscribe(listener: () => void): () => void
  /** Loads what the first call needs, while nobody waits for it. It may reject: the call then tries again. */
  prepare(): Promise<void>
  /** A session from before was ended: the credentials say so. Whatever is under way goes on. */
  signedOut(where?: { readonly everywhere: boolean }): void
}
