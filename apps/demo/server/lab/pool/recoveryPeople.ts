import { completeAttributes, password, type Person } from './person.ts'

/** People who need a code to reset a password or to confirm the account. Cognito answers their password with an exception. */
export const recoveryPeople: readonly Person[] = [
  {
    id: 'ivan',
    user: {
      username: 'ivan@example.com',
      password,
      status: 'RESET_REQUIRED',
      attributes: completeAttributes('Ivan', 'L-1136'),
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
      attributes: { ...completeAttributes('Jin', 'L-1148'), email_verified: 'false' },
    },
  },
]
