import type { Evidence } from './evidence.ts'

/** Evidence about accounts, first factors and devices. `Evidence` explains the grades. */
export const accountEvidence = {
  unknownForgot: {
    fact: 'ForgotPassword, unknown user: UserNotFoundException "Username/client id combination not found."',
    grade: 'A',
    source: 'floci fixtures',
    date: '2026-05-16',
  },
  wrongSignUpCode: {
    fact: 'A wrong sign-up code: CodeMismatchException "Invalid verification code provided, please try again."',
    grade: 'A',
    source: 'floci fixtures',
    date: '2026-05-16',
  },
  signUpTwice: {
    fact: 'SignUp twice: UsernameExistsException "User already exists", and destinations are masked like f***@e***',
    grade: 'A',
    source: 'floci fixtures',
    date: '2026-05-16',
  },
  sixWrongCodes: {
    fact: 'Six wrong email codes as a first factor: no lock, and the Session stays usable',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  temporaryOffer: {
    fact: 'USER_AUTH offers a temporary-password user only PASSWORD_SRP and PASSWORD',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  simulatedChallenge: {
    fact: 'USER_AUTH, unknown user, PreventUserExistenceErrors: a simulated EMAIL_OTP with the typed address, masked',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  besidePreferred: {
    fact: 'A preferred EMAIL_OTP is the first challenge, with AvailableChallenges ["EMAIL_OTP"] and no USERNAME parameter',
    grade: 'A',
    source: 'CGIAR email sign-in runbook',
    date: '2026-09-11',
  },
  deviceForCode: {
    fact: 'A remembered device gives DEVICE_SRP_AUTH instead of the TOTP code, through the Admin operations too',
    grade: 'B',
    source: 'cognito-srp-helper',
    date: '2026-11-21',
  },
} as const satisfies Readonly<Record<string, Evidence>>
