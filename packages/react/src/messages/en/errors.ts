/** The sentences of errors and notices, in English. They are loaded on demand, because the first screen shows none of them. */
export const enErrors = {
  'field.required': 'Please fill this in.',
  'error.invalid_answer': 'Please fill this in.',
  'wait.seconds': '{count} seconds',
  'wait.minutes': 'about {count} minutes',
  'error.code_expired': 'That code has timed out. Start again to get a new one.',
  'error.totp_saved': 'Your authenticator is set up. Sign in with the next code it shows.',
  'confirm.done': 'Your account is confirmed. You can sign in now.',
  'reset.done': 'Your password has been changed. Sign in with the new one.',
  'phoneSetup.done': 'Your phone number is saved. Sign in to get a code.',
  'error.passkey_refused': 'That passkey isn’t accepted here. Please use another way.',
  'signedOut.notice': 'You’re signed out.',
  'signedOut.here': 'You’re signed out here. Other devices may still be signed in.',
  'error.throttled': 'Paused for safety, for {wait}.',
  'error.throttled.button': 'Try again in {time}',
  'error.throttled.ready': 'You can try again now.',
  'error.network': 'We couldn’t connect. Your details are still here.',
  'error.upstream_unavailable': 'Sign-in isn’t available right now. Please try again shortly.',
  'error.outcome_unknown':
    'We couldn’t tell whether that went through. Please start again; a code that already arrived may no longer work.',
  'error.flow_expired':
    'You were away for a while, so sign-in was stopped to keep your account safe. Please sign in again.',
  'error.flow_consumed':
    'This step was already answered. It may have worked; please sign in again if you aren’t signed in.',
  'error.flow_superseded': 'Sign-in went on in another tab. Carry on there, or start again here.',
  'error.flow_missing':
    'Sign-in couldn’t be remembered between steps. Please allow cookies for this site and start again.',
  'error.flow_too_long': 'This took more steps than expected. Please start again, or get help.',
  'error.blocked': 'Sign-in was stopped for safety. Please get in touch with support.',
  'error.unexpected': 'Something went wrong on our side. Please try again.',
  'error.server_misconfigured': 'Sign-in isn’t working at the moment. We’ve been told and are looking into it.',
} as const
