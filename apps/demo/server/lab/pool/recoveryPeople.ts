import { known, password, type Person } from './person.ts'

/** Those who get in only after a code: Cognito's answer to them is an exception. */
export const recoveryPeople: readonly Person[] = [
  {
    id: 'ivan',
    user: {
      username: 'ivan@example.com',
      password,
      status: 'RESET_REQUIRED',
      attributes: known('Ivan', 'L-1136'),
      totpSecret: 'NF3GC3TMNFRHEYLSPFRWC4TEOJSXGZLU',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  {
    id: 'jin',
    user: {
      username: 'jin@example.com',
      password,
      status: 'UNCONFIRMED',
      attributes: { ...known('Jin', 'L-1148'), email_verified: 'false' },
    },
  },
]
