import { expect, it } from 'vitest'
import type { Challenge } from './challenge.ts'
import { cognitoCodecs, validateAnswer } from './cognitoCodecs.ts'

const passwordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: false,
  requireSymbols: false,
}
const newPassword: Challenge<'NEW_PASSWORD_REQUIRED'> = {
  name: 'NEW_PASSWORD_REQUIRED',
  requiredAttributes: ['given_name', 'custom:card'],
  passwordPolicy,
}
const mfaChoice: Challenge<'SELECT_MFA_TYPE'> = { name: 'SELECT_MFA_TYPE', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] }
const setup: Challenge<'MFA_SETUP'> = { name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'], totp: null }
const firstFactorChoice: Challenge<'SELECT_CHALLENGE'> = {
  name: 'SELECT_CHALLENGE',
  methods: ['EMAIL_OTP', 'PASSWORD'],
}
const reset: Challenge<'PASSWORD_RESET_REQUIRED'> = {
  name: 'PASSWORD_RESET_REQUIRED',
  sent: true,
  destination: null,
  forgotten: false,
  passwordPolicy,
}

it('encode uses the keys of Cognito’s ChallengeResponses', () => {
  expect(cognitoCodecs.SMS_MFA.encode({ code: '123 456' })).toEqual({ SMS_MFA_CODE: '123456' })
  expect(cognitoCodecs.EMAIL_OTP.encode({ code: '１２３４５６７８' })).toEqual({ EMAIL_OTP_CODE: '12345678' })
  expect(cognitoCodecs.SOFTWARE_TOKEN_MFA.encode({ code: '123456' })).toEqual({ SOFTWARE_TOKEN_MFA_CODE: '123456' })
  expect(cognitoCodecs.SELECT_MFA_TYPE.encode({ method: 'EMAIL_OTP' })).toEqual({ ANSWER: 'EMAIL_OTP' })
  expect(cognitoCodecs.SMS_OTP.encode({ code: '123456' })).toEqual({ SMS_OTP_CODE: '123456' })
  expect(cognitoCodecs.SELECT_CHALLENGE.encode({ method: 'PASSWORD', password: 'Tide-pool' })).toEqual({
    ANSWER: 'PASSWORD',
    PASSWORD: 'Tide-pool',
  })
  expect(cognitoCodecs.SELECT_CHALLENGE.encode({ method: 'EMAIL_OTP' })).toEqual({ ANSWER: 'EMAIL_OTP' })
  expect(cognitoCodecs.PASSWORD.encode({ password: 'Tide-pool' })).toEqual({ PASSWORD: 'Tide-pool' })
  const response = { clientDataJSON: 'Y2Q', authenticatorData: 'YWQ', signature: 'c2ln' }
  const credential = { id: 'AQID', rawId: 'AQID', type: 'public-key', response }
  expect(cognitoCodecs.WEB_AUTHN.encode({ credential })).toEqual({
    CREDENTIAL: JSON.stringify({ ...credential, clientExtensionResults: {} }),
  })
  expect(cognitoCodecs.CUSTOM_CHALLENGE.encode({ answer: ' blue ' })).toEqual({ ANSWER: ' blue ' })
  expect(cognitoCodecs.MFA_SETUP.encode({ method: 'EMAIL_OTP', email: 'jane@example.com ' })).toEqual({
    EMAIL: 'jane@example.com',
  })
  expect(cognitoCodecs.MFA_SETUP.encode({ method: 'SOFTWARE_TOKEN_MFA', code: '123456' })).toEqual({})
  expect(
    cognitoCodecs.NEW_PASSWORD_REQUIRED.encode({ newPassword: 'Tide-pool', attributes: { 'custom:card': '7' } }),
  ).toEqual({
    NEW_PASSWORD: 'Tide-pool',
    'userAttributes.custom:card': '7',
  })
})

it('validateAnswer names each invalid part of an answer', () => {
  expect(validateAnswer(newPassword, { newPassword: '', attributes: { given_name: ' ' } })).toEqual({
    newPassword: 'missing',
    'attributes.given_name': 'missing',
    'attributes.custom:card': 'missing',
  })
  expect(
    validateAnswer(newPassword, {
      newPassword: 'weak',
      attributes: { given_name: 'Jane', 'custom:card': '7', email_verified: 'true' },
    }),
  ).toEqual({
    newPassword: 'policy',
    'attributes.*': 'not_offered',
  })
  expect(validateAnswer(mfaChoice, { method: 'EMAIL_OTP' })).toEqual({ method: 'not_offered' })
  expect(validateAnswer(setup, { method: 'SOFTWARE_TOKEN_MFA' })).toEqual({})
  expect(validateAnswer(setup, { method: 'SOFTWARE_TOKEN_MFA', code: '' })).toEqual({ code: 'missing' })
  expect(validateAnswer({ ...setup, methods: ['SMS_MFA'] }, { method: 'SOFTWARE_TOKEN_MFA', code: '123456' })).toEqual({
    method: 'not_offered',
  })
})

it('validateAnswer refuses methods that were not offered, and values that a method does not allow', () => {
  expect(validateAnswer(firstFactorChoice, { method: 'PASSWORD', password: '' })).toEqual({ password: 'missing' })
  expect(validateAnswer(firstFactorChoice, { method: 'SMS_OTP' })).toEqual({ method: 'not_offered' })
  expect(() => cognitoCodecs.SELECT_CHALLENGE.readAnswer({ method: 'PASSWORD' })).toThrow(/^bad_request/)
  const byMail = { ...setup, methods: ['EMAIL_OTP'] as const }
  expect(validateAnswer(byMail, { method: 'EMAIL_OTP', email: 'jane' })).toEqual({ email: 'malformed' })
  expect(validateAnswer(byMail, { method: 'EMAIL_OTP', email: 'jane@example.com' })).toEqual({})
  // Invisible characters: control characters, a direction mark, a zero-width space, half a surrogate pair.
  for (const invisible of ['\u0000', '\u007f', '\u202e', '\u200b', '\ud800'])
    expect(validateAnswer(byMail, { method: 'EMAIL_OTP', email: `jane${invisible}@example.com` })).toEqual({
      email: 'malformed',
    })
  expect(validateAnswer(reset, { code: '', newPassword: 'weak' })).toEqual({ code: 'missing', newPassword: 'policy' })
  expect(validateAnswer(reset, { code: '1', newPassword: 'x'.repeat(257) })).toMatchObject({ newPassword: 'too_long' })
})
