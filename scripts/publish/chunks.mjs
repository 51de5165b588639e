/**
 * The files of a package that a page loads on demand are published as a few files. Each published file joins the source
 * files that a page needs at about the same time. All paths are relative to the package's `dist`, without extension.
 *
 * @typedef {object} Plan
 * @property {readonly string[]} firstLoad The files that a page may import statically. What these files import exists
 * once, because a React context must exist only once.
 * @property {Readonly<Record<string, readonly string[]>>} chunks The source files of each joined file, by its name.
 * The first file that needs a module holds the module.
 * @property {readonly string[]} sharing Entry points that import the joined files, because a page with the sign-in would
 * load the same code twice otherwise.
 * @property {readonly string[]} apart Files of the first load that are not joined, because a page may need them without
 * the sign-in or on a server.
 * @property {string} [directive] The first line of each joined file.
 */

/** @type {Readonly<Record<string, Plan>>} */
export const plans = {
  core: {
    firstLoad: ['flow/createSignIn', 'session/sessionSync', 'flow/resumeMarker', 'transports/http'],
    chunks: {
      calls: ['flow/engine', 'session/sessionChanges', 'transports/httpCall'],
      srp: ['flow/passwordProof'],
      account: ['account/accountReaders'],
    },
    sharing: [],
    apart: ['flow/flowState', 'flow/localTransition', 'toSignInError'],
  },
  react: {
    firstLoad: ['sign-in/SignIn', 'sign-in/useSignIn', 'session/index'],
    chunks: {
      texts: [
        'messages/en/deferred',
        'messages/en/errors',
        'messages/errorText',
        'messages/richText',
        'ui/Notice',
        'ui/card/ScreenIcon',
        'ui/icons/MethodIcon',
        'ui/icons/mfaMethods',
        'ui/icons/statusIcons',
        'ui/time/useDelayedFlag',
      ],
      passkey: [
        'screens/Passkey/passkeyCeremony',
        'screens/Passkey/usePasskeyCeremony',
        'screens/Passkey/usePasskeySupport',
      ],
      newPassword: ['screens/NewPassword/NewPasswordField', 'screens/NewPassword/useNewPasswordField'],
      answer: [
        'screens/MfaCode/MfaCodeForm',
        'screens/Credentials/CredentialsNotice',
        'screens/Credentials/ForgotPasswordForm',
        'screens/Credentials/plainUsername',
        'screens/SignedIn',
        'screens/Unsupported',
        'ui/card/ErrorText',
      ],
      totp: ['screens/TotpSetup/TotpSetup'],
      others: [
        'screens/ConfirmAccount/ConfirmAccountForm',
        'screens/CustomChallenge/CustomChallengeForm',
        'screens/MethodSelection/MethodSelectionForm',
        'screens/MfaSelection/MfaSelectionForm',
        'screens/MfaSetup/MfaSetup',
        'screens/NewPassword/NewPasswordForm',
        'screens/Passkey/PasskeyForm',
        'screens/Password/PasswordForm',
        'screens/PasswordReset/PasswordResetForm',
        'screens/StepUp/StepUpScope',
      ],
    },
    sharing: ['account/index'],
    apart: [
      'messages/en/initial',
      'scope/sessionScope',
      'scope/sessionQuery',
      'scope/pageRestore',
      'scope/useClient',
      'scope/useStepUpScope',
      'ui/onDemand',
      'ui/useOnDemand',
    ],
    directive: "'use client'",
  },
}
