/** The users of the model. `ada` has an authenticator app. `ben` has only a password. */
export type ModelUser = 'ada' | 'ben'

/** What a tab shows. `flow` is the model's own number of a sign-in. */
export type TabModel =
  | { readonly step: 'CREDENTIALS' | 'SIGNED_IN' }
  | { readonly step: 'SOFTWARE_TOKEN_MFA'; readonly flow: number }

/** The sign-in in the flow cookie. */
export interface FlowCookieModel {
  readonly flow: number
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** Whether Cognito has already accepted an answer with the Cognito Session in the cookie. */
  readonly used: boolean
}

/** The state that one browser, its tabs and its cookies must have after any commands. */
export interface Model {
  readonly tabs: TabModel[]
  flowCookie: FlowCookieModel | null
  /** When the access token in the session cookie expires, in milliseconds since 1970. Null without a session. */
  sessionExpiresAt: number | null
  /** How many sign-ins showed a challenge. */
  flows: number
  /** Whether a right code has signed the user in. */
  hasSignedIn: boolean
  /** Wrong passwords since the last right one. Cognito locks a user after five. */
  readonly wrongPasswords: Record<ModelUser, number>
}

export const MAX_TABS = 3

/** How long an access token is valid, in milliseconds. */
export const TOKEN_VALIDITY: number = 60 * 60_000

export function newModel(): Model {
  return {
    tabs: [{ step: 'CREDENTIALS' }],
    flowCookie: null,
    sessionExpiresAt: null,
    flows: 0,
    hasSignedIn: false,
    wrongPasswords: { ada: 0, ben: 0 },
  }
}

/** Whether the backend accepts an answer of this tab: the flow cookie belongs to the tab's sign-in and has not expired. */
export function isCurrent({ flowCookie }: Model, tab: TabModel | undefined, now: number): boolean {
  return tab?.step === 'SOFTWARE_TOKEN_MFA' && flowCookie?.flow === tab.flow && flowCookie.expiresAt > now
}
