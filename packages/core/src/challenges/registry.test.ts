import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AnyChallenge, ChallengeName, Question } from '../challenge.ts'
import { isSignInError } from '../errors.ts'
import { challenges, isChallengeName, issuesOf, readChallenge } from './registry.ts'

const names = Object.keys(challenges).filter(isChallengeName)
const policy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: false,
  requireSymbols: false,
}

// What Cognito sends for each, with the shapes it is known for.
const questions: Record<ChallengeName, Record<string, string>> = {
  NEW_PASSWORD_REQUIRED: {
    USER_ID_FOR_SRP: '84514837-dcbc-4af1-abff-f3c109334894',
    requiredAttributes: '["userAttributes.given_name","userAttributes.email","userAttributes.custom:card"]',
    userAttributes: '{"email_verified":"true","email":"jane@example.com"}',
  },
  MFA_SETUP: { MFAS_CAN_SETUP: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
  SELECT_MFA_TYPE: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: 'jane' },
  SOFTWARE_TOKEN_MFA: { FRIENDLY_DEVICE_NAME: 'My phone', USER_ID_FOR_SRP: 'jane' },
  SMS_MFA: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0839' },
  EMAIL_OTP: { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'j***@e***' },
}
const decoded: { [N in ChallengeName]: Extract<AnyChallenge, { name: N }> } = {
  // The e-mail address is there already: asking for it again, or sending it back, would be refused.
  NEW_PASSWORD_REQUIRED: {
    name: 'NEW_PASSWORD_REQUIRED',
    requiredAttributes: ['given_name', 'custom:card'],
    passwordPolicy: policy,
  },
  MFA_SETUP: { name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'], totp: null },
  SELECT_MFA_TYPE: { name: 'SELECT_MFA_TYPE', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
  SOFTWARE_TOKEN_MFA: { name: 'SOFTWARE_TOKEN_MFA', deviceName: 'My phone' },
  SMS_MFA: { name: 'SMS_MFA', destination: '+*******0839' },
  EMAIL_OTP: { name: 'EMAIL_OTP', destination: 'j***@e***' },
}

const question = (parameters: Record<string, string>): Question => ({ parameters, passwordPolicy: policy })

it.each(names)('%s: reads Cognito’s question, and the browser reads the same', (name) => {
  const parsed = challenges[name].parse(question(questions[name]))
  expect(parsed).toEqual(decoded[name])
  expect(readChallenge(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed)
})

it.each(names)('%s: whatever comes, it is read or refused, and never throws anything else', (name) => {
  const spec = challenges[name]
  const quiet = (read: (value: unknown) => unknown) => (value: unknown) => {
    try {
      read(value)
    } catch (thrown) {
      if (!isSignInError(thrown)) throw thrown
    }
  }
  const keys = fc.constantFrom(...Object.keys(questions[name]), 'stray')
  fc.assert(fc.property(fc.anything(), quiet(spec.readAnswer)))
  fc.assert(fc.property(fc.anything(), quiet(spec.readChallenge)))
  fc.assert(
    fc.property(
      fc.dictionary(keys, fc.oneof(fc.string(), fc.json())),
      quiet((parameters) => spec.parse(question(parameters as Record<string, string>))),
    ),
  )
})

it.each(names)('%s: an unknown key in an answer is refused', (name) => {
  expect(() =>
    challenges[name].readAnswer({ code: '1', newPassword: 'x', attributes: {}, method: 'SMS_MFA', Session: 's' }),
  ).toThrow(/^bad_request/)
})

it('a question of a newer version is none that we know', () => {
  expect(readChallenge({ name: 'TELEPATHY' })).toBeNull()
  expect(readChallenge({ name: 'toString' })).toBeNull()
})

it('sends Cognito the keys it has for each answer', () => {
  expect(challenges.SMS_MFA.encode({ code: '123 456' })).toEqual({ SMS_MFA_CODE: '123456' })
  expect(challenges.EMAIL_OTP.encode({ code: '１２３４５６７８' })).toEqual({ EMAIL_OTP_CODE: '12345678' })
  expect(challenges.SOFTWARE_TOKEN_MFA.encode({ code: '123456' })).toEqual({ SOFTWARE_TOKEN_MFA_CODE: '123456' })
  expect(challenges.SELECT_MFA_TYPE.encode({ method: 'EMAIL_OTP' })).toEqual({ ANSWER: 'EMAIL_OTP' })
  expect(challenges.MFA_SETUP.encode({ method: 'SOFTWARE_TOKEN_MFA', code: '123456' })).toEqual({})
  expect(
    challenges.NEW_PASSWORD_REQUIRED.encode({ newPassword: 'Tide-pool', attributes: { 'custom:card': '7' } }),
  ).toEqual({
    NEW_PASSWORD: 'Tide-pool',
    'userAttributes.custom:card': '7',
  })
})

it('says which part of an answer will not do', () => {
  const { NEW_PASSWORD_REQUIRED: asked, SELECT_MFA_TYPE: choice, MFA_SETUP: setup } = decoded
  expect(issuesOf(asked, { newPassword: '', attributes: { given_name: ' ' } })).toEqual({
    newPassword: 'missing',
    'attributes.given_name': 'missing',
    'attributes.custom:card': 'missing',
  })
  expect(
    issuesOf(asked, {
      newPassword: 'weak',
      attributes: { given_name: 'Jane', 'custom:card': '7', email_verified: 'true' },
    }),
  ).toEqual({
    newPassword: 'policy',
    'attributes.*': 'not_offered',
  })
  expect(issuesOf(choice, { method: 'EMAIL_OTP' })).toEqual({ method: 'not_offered' })
  expect(issuesOf(setup, { method: 'SOFTWARE_TOKEN_MFA' })).toEqual({})
  expect(issuesOf(setup, { method: 'SOFTWARE_TOKEN_MFA', code: '' })).toEqual({ code: 'missing' })
  expect(issuesOf({ ...setup, methods: ['SMS_MFA'] }, { method: 'SOFTWARE_TOKEN_MFA', code: '123456' })).toEqual({
    method: 'not_offered',
  })
})

it('reads a list that an emulator sends as a list, and the guide’s other spellings', () => {
  const listed = { MFAS_CAN_SELECT: ['EMAIL_MFA', 'SMS_MFA', 'CARRIER_PIGEON'] } as unknown as Record<string, string>
  expect(challenges.SELECT_MFA_TYPE.parse(question(listed)).methods).toEqual(['EMAIL_OTP', 'SMS_MFA'])
})

it.each([
  ['NEW_PASSWORD_REQUIRED', { requiredAttributes: 'not json' }],
  ['NEW_PASSWORD_REQUIRED', { userAttributes: '[]' }],
  ['MFA_SETUP', {}],
  ['SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '{"a":1}' }],
] satisfies [ChallengeName, Record<string, string>][])('%s with %j is upstream_invalid', (name, parameters) => {
  expect(() => challenges[name].parse(question(parameters))).toThrow(/^upstream_invalid/)
})
