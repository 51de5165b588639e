import { known, password, type Person, phone } from './person.ts'

/**
 * Those whose account lacks something. Who signs in with a telephone number has no address: where the pool sends codes
 * by e-mail, one is asked for.
 */
export const setupPeople: readonly Person[] = [
  {
    id: 'goran',
    user: {
      username: 'goran@example.com',
      temporaryPassword: password,
      attributes: { email_verified: 'true' },
    },
  },
  {
    id: 'farah',
    needs: { secondStep: 'ON' },
    user: { username: 'farah@example.com', password, attributes: known('Farah', 'L-1104') },
  },
  {
    id: 'bruno',
    needs: { secondStep: 'ON' },
    user: { username: 'bruno@example.com', temporaryPassword: password, attributes: known('Bruno', 'L-1058') },
  },
  {
    id: 'mei',
    needs: { secondStep: 'ON', secondFactors: ['EMAIL_OTP'] },
    user: {
      username: '+886900000271',
      temporaryPassword: password,
      attributes: { given_name: 'Mei', 'custom:library_card': 'L-1174', ...phone('+886900000271') },
    },
  },
  {
    id: 'nuru',
    needs: { secondStep: 'ON', secondFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
    user: {
      username: '+255700000318',
      password,
      attributes: { given_name: 'Nuru', 'custom:library_card': 'L-1187', ...phone('+255700000318') },
    },
  },
  {
    id: 'sora',
    needs: { secondStep: 'ON', secondFactors: ['SMS_MFA'] },
    user: { username: 'sora@example.com', password, attributes: known('Sora', 'L-1235') },
  },
]
