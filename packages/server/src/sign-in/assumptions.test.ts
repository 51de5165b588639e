import type { Assumptions } from '@challenge-kit/emulator'
import { describe, expect, test } from 'vitest'
import { SIGN_IN_SCENARIOS } from '../testing/signInScenarios.ts'

type ScenarioName = keyof typeof SIGN_IN_SCENARIOS

interface Alternatives<T> {
  /** The values that differ from the emulator's default. */
  readonly values: readonly T[]
  /** The scenarios that depend on the setting. */
  readonly scenarios: readonly ScenarioName[]
}

const alternatives = <T>(values: readonly T[], ...scenarios: readonly ScenarioName[]): Alternatives<T> => ({
  values,
  scenarios,
})

const CODE_SCENARIO_NAMES = [
  'authenticatorCode',
  'smsCode',
  'emailCode',
  'mfaSetup',
  'firstFactorCode',
  'srpInBrowser',
] as const

/** A new setting of the emulator is a compile error here. */
const ALTERNATIVES: { readonly [K in keyof Assumptions]: Alternatives<Assumptions[K]> } = {
  wrongCodeEndsSession: alternatives(
    [['SMS_MFA', 'SMS_OTP', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'VerifySoftwareToken']],
    ...CODE_SCENARIO_NAMES,
  ),
  refusedPasswordKeepsSession: alternatives([false], 'newPassword'),
  mfaLockAfter: alternatives([null, 1], ...CODE_SCENARIO_NAMES),
  firstFactorLockAfter: alternatives([5], 'firstFactorCode', 'preferredCode'),
  emailCodeLength: alternatives([6], 'emailCode', 'firstFactorCode', 'preferredCode'),
  smsCodeLength: alternatives([8], 'smsCode', 'srpInBrowser', 'rememberedDevice'),
  smsOtpLength: alternatives([6], 'firstFactorCode'),
  otpNeedsVerification: alternatives([true], 'firstFactorCode', 'preferredCode', 'chosenPassword'),
  passwordChallenges: alternatives([['PASSWORD'], ['PASSWORD_SRP']], 'chosenPassword', 'firstFactorCode', 'passkey'),
  availableWithPreferred: alternatives(['all'], 'preferredCode', 'passkey', 'emailCode'),
  resetsPerHour: alternatives([5], 'forgotPassword'),
  confirmSignUpSession: alternatives(['requested'], 'confirmSignUp'),
  confirmationCountsAsMfa: alternatives([false], 'confirmSignUp'),
  failedTriggerEndsSession: alternatives([false], 'customChallenge'),
  adminPasswordAsksDevice: alternatives([false], 'rememberedDevice'),
  deviceChallengeSession: alternatives([false], 'rememberedDevice'),
  failedPasskeyKeepsSession: alternatives([true], 'passkey'),
  passkeyMfaByPreference: alternatives([true], 'passkey'),
  wrongPasswordKeepsSession: alternatives([true], 'chosenPassword'),
  associateEndsSession: alternatives([false], 'mfaSetup', 'replacedTotpKey'),
  newSignInEndsEnrollment: alternatives([false], 'mfaSetup', 'replacedTotpKey'),
  mixedApiFamilies: alternatives([true], 'confirmSignUp', 'rememberedDevice', 'mfaSetup'),
  adminTakesUserPasswordAuth: alternatives([false], 'rememberedDevice', 'authenticatorCode'),
  passwordVerifierSession: alternatives([true], 'srpInBrowser', 'rememberedDevice'),
  passwordVerifierSeconds: alternatives([2], 'srpInBrowser', 'rememberedDevice'),
  timestampSkewSeconds: alternatives([1], 'srpInBrowser', 'rememberedDevice'),
  preventionOnAdmin: alternatives([false], 'unknownUser'),
  preventionHidesDisabled: alternatives([false], 'unknownUser'),
  stepUpSupported: alternatives([false], 'stepUp'),
  refreshOnRotatingClient: alternatives(['UnsupportedOperationException'], 'tokenRefresh'),
  reuseRevokesAllTokens: alternatives([true], 'tokenRefresh'),
}

const cases = Object.entries(ALTERNATIVES).flatMap(([key, { values, scenarios }]) =>
  values.flatMap((value) =>
    scenarios.map((scenario) => [key, JSON.stringify(value), scenario, { [key]: value }] as const),
  ),
)

/** What a scenario returns at the end, unless `outcome` has an entry for it. */
const signedIn = /\bsignedIn$/

const outcome: Readonly<Record<string, RegExp>> = {
  unknownUser: /^invalid_credentials$/,
  replacedTotpKey: /^ada$/,
  preferredCode: /^signedIn$/,
  rememberedDevice: /^signedIn, ada, signedIn, ada$/,
  tokenRefresh: /^ada, ada, ada$/,
  passkey: /^passkey_refused, signedIn$/,
}

describe("every sign-in scenario succeeds with the emulator's default settings", () => {
  test.each(Object.entries(SIGN_IN_SCENARIOS))('%s', async (name, scenario) => {
    expect((await scenario({})).join(', ')).toMatch(outcome[name] ?? signedIn)
  })
})

describe('every sign-in scenario succeeds for each unverified behaviour of Cognito', () => {
  test.each(cases)('%s = %s: %s', async (_key, _value, scenario, settings) => {
    expect((await SIGN_IN_SCENARIOS[scenario](settings)).join(', ')).toMatch(outcome[scenario] ?? signedIn)
  })

  test('every scenario is run with at least one changed setting', () => {
    expect(new Set(cases.map(([, , scenario]) => scenario))).toEqual(new Set(Object.keys(SIGN_IN_SCENARIOS)))
  })
})
