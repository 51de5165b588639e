/**
 * What is known of the real service about the behaviour built here, and how well.
 *
 * Grade A: recorded from AWS. B: asserted by a suite that its authors run against AWS. C: the same in several unrelated
 * code bases. Each has a test of the same name: a grade says how far to trust the fact, the test that the emulator keeps it.
 */
export interface Fact {
  readonly fact: string
  readonly grade: 'A' | 'B' | 'C'
  readonly source: string
  /** When it was recorded or read. */
  readonly date: string
}

export const facts = {
  unknownUser: {
    fact: 'Unknown user, prevention off: UserNotFoundException "User does not exist."',
    grade: 'A',
    source: 'floci fixtures',
    date: '2026-05-16',
  },
  sessionExpired: {
    fact: 'A Session 3 min 54 s old: NotAuthorizedException "Invalid session for the user, session is expired."',
    grade: 'A',
    source: 'CGIAR e-mail sign-in runbook',
    date: '2026-09-11',
  },
  sessionReused: {
    fact: 'A Session reused after success: "Invalid session for the user, session can only be used once."',
    grade: 'A',
    source: 'CGIAR e-mail sign-in runbook',
    date: '2026-09-11',
  },
  wrongEmailCode: {
    fact: 'A wrong e-mail code: CodeMismatchException "Invalid code or auth state for the user."; the Session stays usable',
    grade: 'A',
    source: 'CGIAR e-mail sign-in runbook (six times, as a first factor)',
    date: '2026-09-11',
  },
  sizes: {
    fact: 'An e-mail code has 8 digits; a Session has about 1,550 characters',
    grade: 'A',
    source: 'CGIAR e-mail sign-in runbook',
    date: '2026-09-11',
  },
  verifierWithoutSession: {
    fact: 'PASSWORD_VERIFIER is answered without a Session: SECRET_BLOCK carries the state',
    grade: 'B',
    source: 'cognito-srp-helper, moto',
    date: '2026-11-21',
  },
  deviceAfterMfa: {
    fact: 'NewDeviceMetadata comes after MFA; ConfirmDevice accepts an earlier access token',
    grade: 'B',
    source: 'cognito-srp-helper',
    date: '2026-11-21',
  },
  totpReused: {
    fact: 'A TOTP code reused, also one first used to enrol: ExpiredCodeException "Your software token has already been used once."',
    grade: 'B',
    source: 'moto, amplify-swift, AWS Blocks',
    date: '2026-11-21',
  },
  temporaryThenSetup: {
    fact: 'Temporary password and MFA ON: NEW_PASSWORD_REQUIRED, then MFA_SETUP',
    grade: 'B',
    source: 'moto',
    date: '2026-11-21',
  },
  verifyingRegisters: {
    fact: 'Verifying by Session registers TOTP even if MFA_SETUP is never answered',
    grade: 'B',
    source: 'moto',
    date: '2026-11-21',
  },
  emailDirectly: {
    fact: 'MFA ON, e-mail MFA on, the user has an e-mail: EMAIL_OTP directly, not MFA_SETUP',
    grade: 'B',
    source: 'AWS Blocks',
    date: '2026-11-21',
  },
  unenrolledPreference: {
    fact: 'Preferring TOTP unenrolled: InvalidParameterException "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA"',
    grade: 'B',
    source: 'AWS Blocks',
    date: '2026-11-21',
  },
  listsAreStrings: {
    fact: 'MFAS_CAN_SETUP and MFAS_CAN_CHOOSE are JSON in strings',
    grade: 'C',
    source: 'amplify fixtures',
    date: '2026-11-21',
  },
  wrongTotp: {
    fact: 'A wrong TOTP code: CodeMismatchException "Invalid code received for user"',
    grade: 'C',
    source: 'several',
    date: '2026-11-21',
  },
  wrongSetupCode: {
    fact: 'A wrong set-up code: EnableSoftwareTokenMFAException "Code mismatch and fail enable Software Token MFA"',
    grade: 'C',
    source: 'several, amplify-ui end-to-end tests',
    date: '2026-11-21',
  },
  refusals: {
    fact: '"Password attempts exceeded"; "Temporary password has expired and must be reset by an administrator."',
    grade: 'C',
    source: 'several',
    date: '2026-11-21',
  },
} as const satisfies Readonly<Record<string, Fact>>
