import type { Assumptions } from '@challenge-kit/emulator'
import { describe, expect, test } from 'vitest'
import { JOURNEYS } from '../testing/journeys.ts'

type Journey = keyof typeof JOURNEYS

interface Readings<T> {
  /** What else the real service may be, beside the default. */
  readonly others: readonly T[]
  /** The ways in that it can change. */
  readonly touches: readonly Journey[]
}

const reading = <T>(others: readonly T[], ...touches: readonly Journey[]): Readings<T> => ({ others, touches })

const EVERY_CODE = ['authenticator', 'textMessage', 'eMail', 'enrolment', 'firstFactor', 'browserProof'] as const

/** A switch that is new in the emulator stops the build here. */
const READINGS: { readonly [K in keyof Assumptions]: Readings<Assumptions[K]> } = {
  wrongCodeEndsSession: reading(
    [['SMS_MFA', 'SMS_OTP', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'VerifySoftwareToken']],
    ...EVERY_CODE,
  ),
  refusedPasswordKeepsSession: reading([false], 'newPassword'),
  mfaLockAfter: reading([null, 1], ...EVERY_CODE),
  firstFactorLockAfter: reading([5], 'firstFactor', 'preferredCode'),
  emailCodeLength: reading([6], 'eMail', 'firstFactor', 'preferredCode'),
  smsCodeLength: reading([8], 'textMessage', 'browserProof', 'device'),
  smsOtpLength: reading([6], 'firstFactor'),
  otpNeedsVerification: reading([true], 'firstFactor', 'preferredCode', 'chosenPassword'),
  passwordChallenges: reading([['PASSWORD'], ['PASSWORD_SRP']], 'chosenPassword', 'firstFactor', 'passkey'),
  availableWithPreferred: reading(['all'], 'preferredCode', 'passkey', 'eMail'),
  resetsPerHour: reading([5], 'forgotten'),
  confirmSignUpSession: reading(['requested'], 'confirmation'),
  confirmationCountsAsMfa: reading([false], 'confirmation'),
  failedTriggerEndsSession: reading([false], 'riddle'),
  adminPasswordAsksDevice: reading([false], 'device'),
  deviceChallengeSession: reading([false], 'device'),
  failedPasskeyKeepsSession: reading([true], 'passkey'),
  passkeyMfaByPreference: reading([true], 'passkey'),
  wrongPasswordKeepsSession: reading([true], 'chosenPassword'),
  associateEndsSession: reading([false], 'enrolment', 'anotherKey'),
  newSignInEndsEnrollment: reading([false], 'enrolment', 'anotherKey'),
  mixedApiFamilies: reading([true], 'confirmation', 'device', 'enrolment'),
  adminTakesUserPasswordAuth: reading([false], 'device', 'authenticator'),
  passwordVerifierSession: reading([true], 'browserProof', 'device'),
  passwordVerifierSeconds: reading([2], 'browserProof', 'device'),
  timestampSkewSeconds: reading([1], 'browserProof', 'device'),
  preventionOnAdmin: reading([false], 'nobody'),
  preventionHidesDisabled: reading([false], 'nobody'),
  stepUpSupported: reading([false], 'stepUp'),
  refreshOnRotatingClient: reading(['UnsupportedOperationException'], 'renewal'),
  reuseRevokesAllTokens: reading([true], 'renewal'),
}

const cases = Object.entries(READINGS).flatMap(([key, { others, touches }]) =>
  others.flatMap((other) => touches.map((journey) => [key, JSON.stringify(other), journey, { [key]: other }] as const)),
)

/** How a way in ends, unless it says otherwise. */
const signedIn = /\bsignedIn$/

const outcome: Readonly<Record<string, RegExp>> = {
  nobody: /^invalid_credentials$/,
  anotherKey: /^ada$/,
  preferredCode: /^signedIn$/,
  device: /^signedIn, ada, signedIn, ada$/,
  renewal: /^ada, ada, ada$/,
  passkey: /^passkey_refused, signedIn$/,
}

describe('every way in, as the emulator has it by default', () => {
  test.each(Object.entries(JOURNEYS))('%s', async (name, journey) => {
    expect((await journey({})).join(', ')).toMatch(outcome[name] ?? signedIn)
  })
})

describe('and the same, whichever way the real service turns out to be', () => {
  test.each(cases)('%s %s: %s', async (_key, _value, journey, settings) => {
    expect((await JOURNEYS[journey](settings)).join(', ')).toMatch(outcome[journey] ?? signedIn)
  })

  test('no way in is left out', () => {
    expect(new Set(cases.map(([, , journey]) => journey))).toEqual(new Set(Object.keys(JOURNEYS)))
  })
})
