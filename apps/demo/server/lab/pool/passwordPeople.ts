import { known, password, type Person, phone } from './person.ts'

/** Those who begin with a password, and may be asked for a second step after it. */
export const passwordPeople: readonly Person[] = [
  {
    id: 'hana',
    user: { username: 'hana@example.com', password, attributes: known('Hana', 'L-1129') },
  },
  {
    id: 'alice',
    user: {
      username: 'alice@example.com',
      password,
      attributes: known('Alice', 'L-1042'),
      totpSecret: 'MFZWS3DFNZ2GK4TONFXGOYLMNFRWKMJS',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  {
    id: 'chiyo',
    user: {
      username: 'chiyo@example.com',
      password,
      attributes: { ...known('Chiyo', 'L-1071'), ...phone('+819000000839') },
      mfa: { preferred: 'SMS_MFA' },
    },
  },
  {
    id: 'dara',
    user: {
      username: 'dara@example.com',
      password,
      attributes: known('Dara', 'L-1083'),
      mfa: { preferred: 'EMAIL_OTP' },
    },
  },
  {
    id: 'emeka',
    user: {
      username: 'emeka@example.com',
      password,
      attributes: { ...known('Emeka', 'L-1096'), ...phone('+2348000000417') },
      totpSecret: 'MVWWK23BMFXGI5DIMVRWC43UNFXWK4RS',
      mfa: { enabled: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
    },
  },
  {
    id: 'lena',
    needs: { devices: 'ask' },
    user: {
      username: 'lena@example.com',
      password,
      attributes: known('Lena', 'L-1161'),
      totpSecret: 'NRSW4YLMMFXHIZLSNZWGSYTSMFZHSMTE',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  {
    id: 'rosa',
    needs: { begins: 'srp' },
    user: {
      username: 'rosa@example.com',
      password,
      attributes: { ...known('Rosa', 'L-1222'), ...phone('+34600000685') },
      mfa: { preferred: 'SMS_MFA' },
    },
  },
]
