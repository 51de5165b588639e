import type { useSignIn } from '@challenge-kit/react'
import type { InboxMessage } from '../../../server/lab/inbox.ts'
import type { AuthenticatorCode, LabState } from '../../../server/lab/labState.ts'

type Flow = ReturnType<typeof useSignIn>

/** What the visitor needs for the step on screen, and the fields that it belongs into. */
export type Need =
  | { readonly kind: 'app'; readonly entry: AuthenticatorCode; readonly selector: string }
  | { readonly kind: 'message'; readonly message: InboxMessage; readonly selector: string }
  | { readonly kind: 'password' | 'newPassword' | 'answer'; readonly value: string; readonly selector: string }
  | { readonly kind: 'person' | 'choice' | 'device' }
  | { readonly kind: 'signedIn'; readonly requests: number }

/** A step that ends the sign-in needs nothing. `requests` counts what the backend asked Cognito since the last start. */
export function requestsOf({ wireLog }: LabState): number {
  const start = wireLog.findLastIndex(({ name }) => name === 'start')
  return wireLog.slice(Math.max(start, 0)).filter(({ to }) => to === 'cognito').length
}

const CODE = '[autocomplete="one-time-code"]'
const NEW_PASSWORD = 'Harbour-lamp-77'
/** The answer to the question of server/lab/pool/libraryTriggers.ts. */
const ANSWER = '7'

/** Returns the need of a step. `lab` has the codes of the authenticator app and of the inbox, newest first. */
export function needOf({ step, username }: Pick<Flow, 'step' | 'username'>, lab: LabState): Need {
  const entry = lab.authenticator.find((one) => one.username === username)
  const message = lab.inbox.find(({ state }) => state === 'new')
  switch (step) {
    case 'RESUMING':
    case 'CREDENTIALS':
      return { kind: 'person' }
    case 'PASSWORD':
      return { kind: 'password', value: lab.password, selector: '[name="password"]' }
    case 'NEW_PASSWORD_REQUIRED':
      return { kind: 'newPassword', value: NEW_PASSWORD, selector: '[autocomplete="new-password"]' }
    case 'CUSTOM_CHALLENGE':
      return { kind: 'answer', value: ANSWER, selector: '[type="text"]:not([readonly])' }
    case 'SOFTWARE_TOKEN_MFA':
    case 'MFA_SETUP':
      return entry ? { kind: 'app', entry, selector: CODE } : { kind: 'choice' }
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
    case 'USER_NOT_CONFIRMED':
    case 'PASSWORD_RESET_REQUIRED':
      return message ? { kind: 'message', message, selector: CODE } : { kind: 'choice' }
    case 'WEB_AUTHN':
      return { kind: 'device' }
    case 'SELECT_MFA_TYPE':
    case 'SELECT_CHALLENGE':
    case 'UNSUPPORTED':
      return { kind: 'choice' }
    case 'SIGNED_IN':
      return { kind: 'signedIn', requests: requestsOf(lab) }
  }
}
