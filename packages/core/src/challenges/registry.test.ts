import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyChallenge, ChallengeName } from './challenge.ts'
import type { ChallengeInput } from './cognitoCodec.ts'
import { cognitoCodecs } from './cognitoCodecs.ts'
import { isSignInError } from '../toSignInError.ts'
import { challenges, isChallengeName, isEmptyChoice, readChallenge } from './registry.ts'

const names = Object.keys(challenges).filter(isChallengeName)
const policy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: false,
  requireSymbols: false,
}

// Cognito's ChallengeParameters for each challenge.
const parametersOf: Record<ChallengeName, Record<string, string>> = {
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
  CUSTOM_CHALLENGE: { USERNAME: 'jane', question: 'Which branch?', hint: 'Secret' },
  PASSWORD_RESET_REQUIRED: {},
  USER_NOT_CONFIRMED: {},
}
const decoded: { [N in ChallengeName]: Extract<AnyChallenge, { name: N }> } = {
  // The account already has an email address, and Cognito refuses an attribute that has a value.
  NEW_PASSWORD_REQUIRED: {
    name: 'NEW_PASSWORD_REQUIRED',
    requiredAttributes: ['given_name', 'custom:card'],
    passwordPolicy: policy,
  },
  MFA_SETUP: { name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'], totp: null },
  SELECT_MFA_TYPE: { name: 'SELECT_MFA_TYPE', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
  SOFTWARE_TOKEN_MFA: { name: 'SOFTWARE_TOKEN_MFA', deviceName: 'My phone' },
  SMS_MFA: { name: 'SMS_MFA', destination: '+*******0839' },
  // The destination of a first factor would reveal who has an account.
  EMAIL_OTP: { name: 'EMAIL_OTP', destination: null, firstFactor: true },
  SMS_OTP: { name: 'SMS_OTP', destination: null },
  // The extension does not reach the browser.
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
  // In the order of the screen.
  SELECT_CHALLENGE: { name: 'SELECT_CHALLENGE', methods: ['WEB_AUTHN', 'EMAIL_OTP', 'PASSWORD'] },
  PASSWORD: { name: 'PASSWORD' },
  // Only the parameters that the backend allows.
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

const inputOf = (parameters: Record<string, string>): ChallengeInput => ({
  parameters,
  passwordPolicy: policy,
  availableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'],
  firstFactor: true,
  customParameters: ['question'],
  previous: null,
})

it.each(names)('%s: parse decodes Cognito’s challenge, and readChallenge returns the same challenge', (name) => {
  const parsed = cognitoCodecs[name].parse(inputOf(parametersOf[name]))
  expect(parsed).toEqual(decoded[name])
  expect(readChallenge(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed)
})

it.each(names)('%s: invalid JSON throws only a SignInError', (name) => {
  const spec = challenges[name]
  const catchSignInError = (read: (value: unknown) => unknown) => (value: unknown) => {
    try {
      read(value)
    } catch (thrown) {
      if (!isSignInError(thrown)) throw thrown
    }
  }
  const keys = fc.constantFrom(...Object.keys(parametersOf[name]), 'unknown')
  fc.assert(fc.property(fc.anything(), catchSignInError(cognitoCodecs[name].readAnswer)))
  fc.assert(fc.property(fc.anything(), catchSignInError(spec.readChallenge)))
  fc.assert(
    fc.property(
      fc.dictionary(keys, fc.oneof(fc.string(), fc.json())),
      catchSignInError((parameters) => cognitoCodecs[name].parse(inputOf(parameters as Record<string, string>))),
    ),
  )
})

it.each(names)('%s: readAnswer refuses an unknown key', (name) => {
  expect(() =>
    cognitoCodecs[name].readAnswer({ code: '1', newPassword: 'x', attributes: {}, method: 'SMS_MFA', Session: 's' }),
  ).toThrow(/^bad_request/)
})

it('EMAIL_OTP after a password has a destination', () =>
  expect(cognitoCodecs.EMAIL_OTP.parse({ ...inputOf(parametersOf.EMAIL_OTP), firstFactor: false })).toEqual({
    name: 'EMAIL_OTP',
    destination: 'j***@e***',
    firstFactor: false,
  }))

it('readChallenge returns null for an unknown challenge', () => {
  expect(readChallenge({ name: 'TELEPATHY' })).toBeNull()
  expect(readChallenge({ name: 'toString' })).toBeNull()
})

describe('a choice with only unknown methods', () => {
  const mfa = cognitoCodecs.SELECT_MFA_TYPE.parse(inputOf({ MFAS_CAN_CHOOSE: '["CARRIER_PIGEON"]' }))
  const first = cognitoCodecs.SELECT_CHALLENGE.parse({ ...inputOf({}), availableChallenges: ['CARRIER_PIGEON'] })

  it.each([mfa, first])('$name is an empty choice', (challenge) => {
    expect(challenge.methods).toEqual([])
    expect(isEmptyChoice(challenge)).toBe(true)
  })

  it.each([mfa, first])('readChallenge returns null for $name', (challenge) =>
    expect(readChallenge({ name: challenge.name, methods: ['CARRIER_PIGEON'] })).toBeNull(),
  )
})

it.each(names)('%s: the example is not an empty choice', (name) => expect(isEmptyChoice(decoded[name])).toBe(false))

it('MFA_SETUP without methods is not an empty choice, because it has a screen of its own', () =>
  expect(isEmptyChoice({ name: 'MFA_SETUP', methods: [], totp: null })).toBe(false))

it('SELECT_MFA_TYPE: reads a plain list, which some emulators send, and the other names in AWS’s guide', () => {
  const listed = { MFAS_CAN_SELECT: ['EMAIL_MFA', 'SMS_MFA', 'CARRIER_PIGEON'] } as unknown as Record<string, string>
  expect(cognitoCodecs.SELECT_MFA_TYPE.parse(inputOf(listed)).methods).toEqual(['EMAIL_OTP', 'SMS_MFA'])
})

it.each([
  ['NEW_PASSWORD_REQUIRED', { requiredAttributes: 'not json' }],
  ['NEW_PASSWORD_REQUIRED', { userAttributes: '[]' }],
  ['MFA_SETUP', {}],
  ['WEB_AUTHN', {}],
  ['WEB_AUTHN', { CREDENTIAL_REQUEST_OPTIONS: '{"challenge":1}' }],
  ['SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '{"a":1}' }],
] satisfies [ChallengeName, Record<string, string>][])(
  '%s: parameters %j throw `upstream_invalid`',
  (name, parameters) => {
    expect(() => cognitoCodecs[name].parse(inputOf(parameters))).toThrow(/^upstream_invalid/)
  },
)

it('CUSTOM_CHALLENGE: `repeats` compares the parameters with those of the previous challenge', () => {
  const { parse } = cognitoCodecs.CUSTOM_CHALLENGE
  const first = parse(inputOf({ question: 'Which branch?' }))
  const again = parse({ ...inputOf({ question: 'Which branch?' }), previous: first })
  const other = parse({ ...inputOf({ question: 'Which year?' }), previous: first })
  expect([first.repeats, again.repeats, other.repeats]).toEqual([null, 'same', 'other'])
})
