import type { Assumptions } from '@challenge-kit/emulator'
import { describe, expect, test } from 'vitest'
import { SIGN_IN_SCENARIOS } from '../testing/signInScenarios.ts'

type Journey = keyof typeof SIGN_IN_SCENARIOS

interface Readings<T> {
  /** What else the real service may be, beside the default. */
  readonly others: readonly T[]
  /** The ways in that it can change. */
  readonly touches: readonly Journey[]
}

const reading = <T>(others: readonly T[], ...touches: readonly Journey[]): Readings<T> => ({ others, touches })

const EVERY_CODE = ['authenticatorCode', 'smsCode', 'emailCode', 'mfaSetup', 'firstFactorCode', 'srpInBrowser'] as const

/** A switch that is new in the emulator stops the build here. */
const READINGS: { readonly [K in keyof Assumptions]: Readings<Assumptions[K]> } = {
  wrongCodeEndsSession: reading(
    [['SMS_MFA', 'SMS_OTP', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'VerifySoftwareToken']],
    ...EVERY_CODE,
  ),
  refusedPasswordKeepsSession: reading([false], 'newPassword'),
  mfaLockAfter: reading([null, 1], ...EVERY_CODE),
  firstFactorLockAfter: reading([5], 'firstFactorCode', 'preferredCode'),
  emailCodeLength: reading([6], 'emailCode', 'firstFactorCode', 'preferredCode'),
  smsCodeLength: reading([8], 'smsCode', 'srpInBrowser', 'rememberedDevice'),
  smsOtpLength: reading([6], 'firstFactorCode'),
  otpNeedsVerification: reading([true], 'firstFactorCode', 'preferredCode', 'chosenPassword'),
  passwordChallenges: reading([['PASSWORD'], ['PASSWORD_SRP']], 'chosenPassword', 'firstFactorCode', 'passkey'),
  availableWithPreferred: reading(['all'], 'preferredCode', 'passkey', 'emailCode'),
  resetsPerHour: reading([5], 'forgotPassword'),
  confirmSignUpSession: reading(['requested'], 'confirmSignUp'),
  confirmationCountsAsMfa: reading([false], 'confirmSignUp'),
  failedTriggerEndsSession: reading([false], 'customChallenge'),
  adminPasswordAsksDevice: reading([false], 'rememberedDevice'),
  deviceChallengeSession: reading([false], 'rememberedDevice'),
  failedPasskeyKeepsSession: reading([true], 'passkey'),
  passkeyMfaByPreference: reading([true], 'passkey'),
  wrongPasswordKeepsSession: reading([true], 'chosenPassword'),
  associateEndsSession: reading([false], 'mfaSetup', 'replacedTotpKey'),
  newSignInEndsEnrollment: reading([false], 'mfaSetup', 'replacedTotpKey'),
  mixedApiFamilies: reading([true], 'confirmSignUp', 'rememberedDevice', 'mfaSetup'),
  adminTakesUserPasswordAuth: reading([false], 'rememberedDevice', 'authenticatorCode'),
  passwordVerifierSession: reading([true], 'srpInBrowser', 'rememberedDevice'),
  passwordVerifierSeconds: reading([2], 'srpInBrowser', 'rememberedDevice'),
  timestampSkewSeconds: reading([1], 'srpInBrowser', 'rememberedDevice'),
  preventionOnAdmin: reading([false], 'unknownUser'),
  preventionHidesDisabled: reading([false], 'unknownUser'),
  stepUpSupported: reading([false], 'stepUp'),
  refreshOnRotatingClient: reading(['UnsupportedOperationException'], 'tokenRefresh'),
  reuseRevokesAllTokens: reading([true], 'tokenRefresh'),
}

const cases = Object.entries(READINGS).flatMap(([key, { others, touches }]) =>
  others.flatMap((other) => touches.map((journey) => [key, JSON.stringify(other), journey, { [key]: other }] as const)),
)

/** How a way in ends, unless it says otherwise. */
const signedIn = /\bsignedIn$/

const outcome: Readonly<Record<string, RegExp>> = {
  unknownUser: /^invalid_credentials$/,
  replacedTotpKey: /^ada$/,
  preferredCode: /^signedIn$/,
  rememberedDevice: /^signedIn, ada, signedIn, ada$/,
  tokenRefresh: /^ada, ada, ada$/,
  passkey: /^passkey_refused, signedIn$/,
}

describe('every way in, as the emulator has it by default', () => {
  test.each(Object.entries(SIGN_IN_SCENARIOS))('%s', async (name, journey) => {
    expect((await journey({})).join(', ')).toMatch(outcome[name] ?? signedIn)
  })
})

describe('and the same, whichever way the real service turns out to be', () => {
  test.each(cases)('%s %s: %s', async (_key, _value, journey, settings) => {
    expect((await SIGN_IN_SCENARIOS[journey](settings)).join(', ')).toMatch(outcome[journey] ?? signedIn)
  })

  test('no way in is left out', () => {
    expect(new Set(cases.map(([, , journey]) => journey))).toEqual(new Set(Object.keys(SIGN_IN_SCENARIOS)))
  })
})
