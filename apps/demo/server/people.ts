import type { UserOptions } from '@challenge-kit/emulator'

/** What a person of the lab is asked after the password: the name of a sentence on the page. */
export type Asked =
  | 'nothing'
  | 'details'
  | 'setup'
  | 'app'
  | 'text'
  | 'mail'
  | 'choice'
  | 'passwordAndSetup'
  | 'reset'
  | 'confirm'

export type PersonId = 'alice' | 'bruno' | 'chiyo' | 'dara' | 'emeka' | 'farah' | 'goran' | 'hana' | 'ivan' | 'jin'

/** Someone to sign in as. */
export interface Person {
  readonly id: PersonId
  readonly asked: Asked
  /** Whether the pool must ask everyone for a second step (`ON`), or only those who set one up. Most take either. */
  readonly secondStep?: 'OPTIONAL' | 'ON'
  readonly user: UserOptions
}

/** One for everyone. For Bruno and Goran it is temporary: Cognito makes them choose another. */
export const password = 'tide-pool-9-Lantern'

const known = (givenName: string, card: string): Record<string, string> => ({
  given_name: givenName,
  'custom:library_card': card,
  email_verified: 'true',
})
const phone = (number: string): Record<string, string> => ({ phone_number: number, phone_number_verified: 'true' })

/** Ten people, each of whom Cognito asks something else. */
export const people: readonly Person[] = [
  {
    id: 'alice',
    asked: 'app',
    user: {
      username: 'alice@example.com',
      password,
      attributes: known('Alice', 'L-1042'),
      totpSecret: 'MFZWS3DFNZ2GK4TONFXGOYLMNFRWKMJS',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  {
    id: 'bruno',
    asked: 'passwordAndSetup',
    secondStep: 'ON',
    user: { username: 'bruno@example.com', temporaryPassword: password, attributes: known('Bruno', 'L-1058') },
  },
  {
    id: 'chiyo',
    asked: 'text',
    user: {
      username: 'chiyo@example.com',
      password,
      attributes: { ...known('Chiyo', 'L-1071'), ...phone('+819000000839') },
      mfa: { preferred: 'SMS_MFA' },
    },
  },
  {
    id: 'dara',
    asked: 'mail',
    user: {
      username: 'dara@example.com',
      password,
      attributes: known('Dara', 'L-1083'),
      mfa: { preferred: 'EMAIL_OTP' },
    },
  },
  {
    id: 'emeka',
    asked: 'choice',
    user: {
      username: 'emeka@example.com',
      password,
      attributes: { ...known('Emeka', 'L-1096'), ...phone('+2348000000417') },
      totpSecret: 'MVWWK23BMFXGI5DIMVRWC43UNFXWK4RS',
      mfa: { enabled: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
    },
  },
  {
    id: 'farah',
    asked: 'setup',
    secondStep: 'ON',
    user: { username: 'farah@example.com', password, attributes: known('Farah', 'L-1104') },
  },
  {
    id: 'goran',
    asked: 'details',
    secondStep: 'OPTIONAL',
    user: {
      username: 'goran@example.com',
      temporaryPassword: password,
      attributes: { email_verified: 'true' },
    },
  },
  {
    id: 'hana',
    asked: 'nothing',
    secondStep: 'OPTIONAL',
    user: { username: 'hana@example.com', password, attributes: known('Hana', 'L-1129') },
  },
  {
    id: 'ivan',
    asked: 'reset',
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
    asked: 'confirm',
    secondStep: 'OPTIONAL',
    user: {
      username: 'jin@example.com',
      password,
      status: 'UNCONFIRMED',
      attributes: { ...known('Jin', 'L-1148'), email_verified: 'false' },
    },
  },
]
