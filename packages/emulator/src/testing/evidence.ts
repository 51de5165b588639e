/**
 * A fact about the real service, and how reliable the evidence is.
 *
 * Grade A: recorded from AWS. Grade B: asserted by a test suite that its authors run against AWS. Grade C: found in
 * several unrelated code bases. Each fact has a test with its text as the title, which checks the emulator.
 */
export interface Evidence {
  readonly fact: string
  readonly grade: 'A' | 'B' | 'C'
  readonly source: string
  /** The day on which the fact was recorded or read. */
  readonly date: string
}

export const evidence = {
  unknownUser: {
    fact: 'Unknown user without PreventUserExistenceErrors: UserNotFoundException "User does not exist."',
    grade: 'A',
    source: 'floci fixtures',
    date: '2026-05-16',
  },
  sessionExpired: {
    fact: 'A Session that is 3 min 54 s old: NotAuthorizedException "Invalid session for the user, session is expired."',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  sessionReused: {
    fact: 'A Session reused after success: "Invalid session for the user, session can only be used once."',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  wrongEmailCode: {
    fact: 'A wrong email code: CodeMismatchException "Invalid code or auth state for the user.", and the Session stays usable',
    grade: 'A',
    source: 'CGIAR email sign-in runbook (six times, as a first factor)',
    date: '2026-09-11',
  },
  sizes: {
    fact: 'An email code has 8 digits, and a Session has about 1,550 characters',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  verifierWithoutSession: {
    fact: 'PASSWORD_VERIFIER can be answered without a Session, because SECRET_BLOCK carries the state',
    grade: 'B',
    source: 'cognito-srp-helper, moto',
    date: '2026-11-21',
  },
  deviceAfterMfa: {
    fact: 'NewDeviceMetadata comes after MFA, and ConfirmDevice accepts an earlier access token',
    grade: 'B',
    source: 'cognito-srp-helper',
    date: '2026-11-21',
  },
  totpReused: {
    fact: 'A TOTP code that is used again, even one that enrolled the app: ExpiredCodeException "Your software token has already been used once."',
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
    fact: 'VerifySoftwareToken with a Session enrolls the app even if MFA_SETUP is never answered',
    grade: 'B',
    source: 'moto',
    date: '2026-11-21',
  },
  emailDirectly: {
    fact: 'MFA ON, email MFA on, and a user with an email address: EMAIL_OTP, not MFA_SETUP',
    grade: 'B',
    source: 'AWS Blocks',
    date: '2026-11-21',
  },
  unenrolledPreference: {
    fact: 'Preferring TOTP without an enrolled app: InvalidParameterException "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA"',
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
} as const satisfies Readonly<Record<string, Evidence>>
