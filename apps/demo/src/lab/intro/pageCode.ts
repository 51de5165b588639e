import type { useSignIn } from '@challenge-kit/react'

type Step = ReturnType<typeof useSignIn>['step']

/** A file of this demo, as it is in the repository. */
export interface SourceFile {
  readonly name: string
  /** The folder of the file, from the root of the repository. */
  readonly folder: string
  load(): Promise<string>
}

// A file loads when the visitor opens the code.
const sources = import.meta.glob<string>(
  [
    '../../library/{DropInSignIn,LibraryPage,MemberCard,main}.tsx',
    '../../headless/HeadlessSignIn.tsx',
    '../../headless/screens/*.tsx',
  ],
  { query: '?raw', import: 'default' },
)

/** The files of each headless screen in `src/headless/screens`. Empty for a step without a screen of its own. */
const screensOf: Readonly<Record<Step, readonly string[]>> = {
  RESUMING: [],
  CREDENTIALS: ['Credentials'],
  NEW_PASSWORD_REQUIRED: ['NewPassword'],
  MFA_SETUP: ['TotpSetup', 'EmailSetup', 'PhoneSetup', 'MfaSetup'],
  SELECT_MFA_TYPE: ['MfaSelection'],
  SOFTWARE_TOKEN_MFA: ['MfaCode'],
  SMS_MFA: ['MfaCode'],
  EMAIL_OTP: ['MfaCode'],
  SMS_OTP: ['MfaCode'],
  SELECT_CHALLENGE: ['MethodSelection'],
  WEB_AUTHN: ['Passkey'],
  PASSWORD: ['Password'],
  CUSTOM_CHALLENGE: ['CustomChallenge'],
  PASSWORD_RESET_REQUIRED: ['PasswordReset'],
  USER_NOT_CONFIRMED: ['ConfirmAccount'],
  UNSUPPORTED: [],
  SIGNED_IN: [],
}

/**
 * The code of what is on screen: the page of a signed-in user, the drop-in sign-in and its app, or the headless sign-in
 * and the screen of the step.
 */
export function filesOnScreen(isHeadless: boolean, step: Step): readonly SourceFile[] {
  return pathsOnScreen(isHeadless, step).flatMap((file) => {
    const load = sources[`../../${file}`]
    const end = file.lastIndexOf('/')
    return load ? [{ name: file.slice(end + 1), folder: `apps/demo/src/${file.slice(0, end)}`, load }] : []
  })
}

function pathsOnScreen(isHeadless: boolean, step: Step): readonly string[] {
  if (step === 'SIGNED_IN') return ['library/MemberCard.tsx', 'library/LibraryPage.tsx']
  if (!isHeadless) return ['library/DropInSignIn.tsx', 'library/main.tsx']
  return [...screensOf[step].map((screen) => `headless/screens/${screen}.tsx`), 'headless/HeadlessSignIn.tsx']
}
