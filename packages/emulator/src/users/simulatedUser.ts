import type { User } from './user.ts'

/**
 * Makes the user that stands in for an unknown username. The user seems to have an address and a phone number.
 * The email address comes from the username, as in a recorded response of AWS.
 */
export function simulatedUser(name: string): User {
  const email = name.includes('@') ? name : `${name}@${name}`
  return {
    sub: name,
    simulated: true,
    username: name,
    created: 0,
    modified: 0,
    status: 'CONFIRMED',
    enabled: true,
    password: null,
    passwordSetAt: 0,
    attributes: new Map([
      ['email', email],
      ['email_verified', 'true'],
      ['phone_number', name.startsWith('+') ? name : phoneOf(name)],
      ['phone_number_verified', 'true'],
    ]),
    authenticator: null,
    pendingSecret: null,
    codes: new Map(),
    confirmedThrough: null,
    enabledMfa: [],
    preferredMfa: null,
    devices: new Map(),
    passkeys: new Map(),
    registration: null,
    passkeyMfa: false,
  }
}

/** A phone number that is always the same for this name. Clients see only its last digits. */
function phoneOf(name: string): string {
  const sum = Array.from(name.toLowerCase()).reduce(
    (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 1e7,
    7,
  )
  return `+1555${String(sum).padStart(7, '0')}`
}
