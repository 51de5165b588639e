import { completeAttributes, password, type Person, phone } from './person.ts'

/** People who start with a password. Some of them have a second factor. */
export const passwordPeople: readonly Person[] = [
  {
    id: 'hana',
    user: { username: 'hana@example.com', password, attributes: completeAttributes('Hana', 'L-1129') },
  },
  {
    id: 'alice',
    user: {
      username: 'alice@example.com',
      password,
      attributes: completeAttributes('Alice', 'L-1042'),
      totpSecret: 'MFZWS3DFNZ2GK4TONFXGOYLMNFRWKMJS',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  {
    id: 'chiyo',
    user: {
      username: 'chiyo@example.com',
      password,
      attributes: { ...completeAttributes('Chiyo', 'L-1071'), ...phone('+819000000839') },
      mfa: { preferred: 'SMS_MFA' },
    },
  },
  {
    id: 'dara',
    user: {
      username: 'dara@example.com',
      password,
      attributes: completeAttributes('Dara', 'L-1083'),
      mfa: { preferred: 'EMAIL_OTP' },
    },
  },
  {
    id: 'emeka',
    user: {
      username: 'emeka@example.com',
      password,
      attributes: { ...completeAttributes('Emeka', 'L-1096'), ...phone('+2348000000417') },
      totpSecret: 'MVWWK23BMFXGI5DIMVRWC43UNFXWK4RS',
      mfa: { enabled: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
    },
  },
  {
    id: 'lena',
    switches: { devices: 'ask' },
    user: {
      username: 'lena@example.com',
      password,
      attributes: completeAttributes('Lena', 'L-1161'),
      totpSecret: 'NRSW4YLMMFXHIZLSNZWGSYTSMFZHSMTE',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  {
    id: 'rosa',
    switches: { startMode: 'srp' },
    user: {
      username: 'rosa@example.com',
      password,
      attributes: { ...completeAttributes('Rosa', 'L-1222'), ...phone('+34600000685') },
      mfa: { preferred: 'SMS_MFA' },
    },
  },
]
