import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AnyChallenge, ChallengeName, ChallengeInput } from './challenge.ts'
import { isSignInError } from '../errors.ts'
import { challenges, isChallengeName, readChallenge } from './registry.ts'

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
  SMS_OTP: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0839' },
  WEB_AUTHN: {
    CREDENTIAL_REQUEST_OPTIONS:
      '{"challenge":"q83v","timeout":180000,"rpId":"example.com","allowCredentials":[{"type":"public-key","id":"AQID","transports":["internal"]}],"userVerification":"preferred","extensions":{"appid":"https://other.example"}}',
  },
  SELECT_CHALLENGE: {},
  PASSWORD: {},
  CUSTOM_CHALLENGE: { USERNAME: 'jane', question: 'Which branch?', hint: 'Not for the browser' },
  PASSWORD_RESET_REQUIRED: {},
  USER_NOT_CONFIRMED: {},
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
  // Where the code of a first factor went would tell who has an account.
  EMAIL_OTP: { name: 'EMAIL_OTP', destination: null, firstFactor: true },
  SMS_OTP: { name: 'SMS_OTP', destination: null },
  // What is not known here, as an extension, is not handed on to the browser.
  WEB_AUTHN: {
    name: 'WEB_AUTHN',
    request: {
      challenge: 'q83v',
      rpId: 'example.com',
      timeout: 180_000,
      userVerification: 'preferred',
      allowCredentials: [{ id: 'AQID', type: 'public-key', transports: ['internal'] }],
    },
  },
  // The order is ours.
  SELECT_CHALLENGE: { name: 'SELECT_CHALLENGE', methods: ['WEB_AUTHN', 'EMAIL_OTP', 'PASSWORD'] },
  PASSWORD: { name: 'PASSWORD' },
  // Only what the backend lets through.
  CUSTOM_CHALLENGE: { name: 'CUSTOM_CHALLENGE', parameters: { question: 'Which branch?' }, repeats: null },
  PASSWORD_RESET_REQUIRED: {
    name: 'PASSWORD_RESET_REQUIRED',
    sent: false,
    destination: null,
    forgotten: false,
    passwordPolicy: policy,
  },
  USER_NOT_CONFIRMED: { name: 'USER_NOT_CONFIRMED', destination: null },
}

const question = (parameters: Record<string, string>): ChallengeInput => ({
  parameters,
  passwordPolicy: policy,
  availableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
  firstFactor: true,
  customParameters: ['question'],
  previous: null,
})

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

it('an e-mail code after a password says where it went', () =>
  expect(challenges.EMAIL_OTP.parse({ ...question(questions.EMAIL_OTP), firstFactor: false })).toEqual({
    name: 'EMAIL_OTP',
    destination: 'j***@e***',
    firstFactor: false,
  }))

it('a question of a newer version is none that we know', () => {
  expect(readChallenge({ name: 'TELEPATHY' })).toBeNull()
  expect(readChallenge({ name: 'toString' })).toBeNull()
})

it('reads a list that an emulator sends as a list, and the guide’s other spellings', () => {
  const listed = { MFAS_CAN_SELECT: ['EMAIL_MFA', 'SMS_MFA', 'CARRIER_PIGEON'] } as unknown as Record<string, string>
  expect(challenges.SELECT_MFA_TYPE.parse(question(listed)).methods).toEqual(['EMAIL_OTP', 'SMS_MFA'])
})

it.each([
  ['NEW_PASSWORD_REQUIRED', { requiredAttributes: 'not json' }],
  ['NEW_PASSWORD_REQUIRED', { userAttributes: '[]' }],
  ['MFA_SETUP', {}],
  ['WEB_AUTHN', {}],
  ['WEB_AUTHN', { CREDENTIAL_REQUEST_OPTIONS: '{"challenge":1}' }],
  ['SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '{"a":1}' }],
] satisfies [ChallengeName, Record<string, string>][])('%s with %j is upstream_invalid', (name, parameters) => {
  expect(() => challenges[name].parse(question(parameters))).toThrow(/^upstream_invalid/)
})

it('a custom challenge says whether it is the same question again', () => {
  const { parse } = challenges.CUSTOM_CHALLENGE
  const first = parse(question({ question: 'Which branch?' }))
  const again = parse({ ...question({ question: 'Which branch?' }), previous: first })
  const other = parse({ ...question({ question: 'Which year?' }), previous: first })
  expect([first.repeats, again.repeats, other.repeats]).toEqual([null, 'same', 'other'])
})
