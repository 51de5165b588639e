import type { StepName } from '@challenge-kit/core'
import type { Identifier } from '../screens/Credentials/useCredentials.ts'

/** The texts of the kit's screen for a step. */
export interface ScreenTexts {
  readonly heading: string
  /** The sentence below the heading, for example with the destination of a code. */
  readonly lead: string | null
  /** The label of the first field, or the question above a choice. */
  readonly label: string | null
  /** The label of the main button. If the user can only start again, the label says so. Null for a choice of buttons. */
  readonly submit: string | null
}

/** The props of `<SignIn />` that change the texts of a screen. Your own screen in `components` receives these props. */
export interface ScreenTextOptions {
  /** @default 'username' */
  readonly identifier?: Identifier | undefined
  /** @default 'password' */
  readonly first?: 'password' | 'username' | undefined
  /** The name of your app, in the heading of the credentials and in the lead of a code from an authenticator app. */
  readonly appName?: string | undefined
}

/** What decides the sentence of an error, in addition to the error. A step and the props of your own screen fit. */
export interface ErrorTextOptions extends Pick<ScreenTextOptions, 'identifier'> {
  /** The step on which the error happened. */
  readonly step?: StepName | undefined
}
