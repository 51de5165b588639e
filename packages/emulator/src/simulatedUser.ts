import type { User } from './user.ts'

/**
 * Nobody, who must look like somebody. The address is made from the name, as the recorded mask of the real service was.
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
    ]),
    authenticator: null,
    pendingSecret: null,
    enabledMfa: [],
    preferredMfa: null,
    devices: new Map(),
  }
}
