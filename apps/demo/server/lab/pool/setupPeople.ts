import { completeAttributes, password, type Person, phone } from './person.ts'

/**
 * People who have to add something to their account. Mei and Nuru sign in with a phone number and have no email address,
 * so a pool that sends codes by email asks them for an address.
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
    switches: { secondStep: 'ON' },
    user: { username: 'farah@example.com', password, attributes: completeAttributes('Farah', 'L-1104') },
  },
  {
    id: 'bruno',
    switches: { secondStep: 'ON' },
    user: {
      username: 'bruno@example.com',
      temporaryPassword: password,
      attributes: completeAttributes('Bruno', 'L-1058'),
    },
  },
  {
    id: 'mei',
    switches: { secondStep: 'ON', secondFactors: ['EMAIL_OTP'] },
    user: {
      username: '+886900000271',
      temporaryPassword: password,
      attributes: { given_name: 'Mei', 'custom:library_card': 'L-1174', ...phone('+886900000271') },
    },
  },
  {
    id: 'nuru',
    switches: { secondStep: 'ON', secondFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
    user: {
      username: '+255700000318',
      password,
      attributes: { given_name: 'Nuru', 'custom:library_card': 'L-1187', ...phone('+255700000318') },
    },
  },
  {
    id: 'sora',
    switches: { secondStep: 'ON', secondFactors: ['SMS_MFA'] },
    user: { username: 'sora@example.com', password, attributes: completeAttributes('Sora', 'L-1235') },
  },
]
