/** The code of small pages that use the peers. */
export const peerApps = {
  amplify: [
    "import '@aws-amplify/ui-react/styles.css'",
    "import { Authenticator } from '@aws-amplify/ui-react'",
    "import { Amplify } from 'aws-amplify'",
    'globalThis.shown = [Amplify, Authenticator]',
  ].join('\n'),
  amplifyAuth: [
    "import { Amplify } from 'aws-amplify'",
    "import { confirmSignIn, fetchAuthSession, signIn, signOut } from 'aws-amplify/auth'",
    'globalThis.shown = [Amplify, signIn, confirmSignIn, signOut, fetchAuthSession]',
  ].join('\n'),
  identityJs: [
    "import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'",
    'globalThis.shown = [AuthenticationDetails, CognitoUser, CognitoUserPool]',
  ].join('\n'),
  passwordless: [
    "import 'amazon-cognito-passwordless-auth/passwordless.css'",
    "import { Passwordless } from 'amazon-cognito-passwordless-auth'",
    "import * as ui from 'amazon-cognito-passwordless-auth/react'",
    'globalThis.shown = [Passwordless, ui.Passwordless, ui.PasswordlessContextProvider]',
  ].join('\n'),
  passwordlessSrp: [
    "import { Passwordless } from 'amazon-cognito-passwordless-auth'",
    "import { authenticateWithSRP } from 'amazon-cognito-passwordless-auth/srp'",
    'globalThis.shown = [Passwordless, authenticateWithSRP]',
  ].join('\n'),
  clerk: "import { ClerkProvider, SignIn } from '@clerk/clerk-react'; globalThis.shown = [ClerkProvider, SignIn]",
  firebase: [
    "import { initializeUI } from '@firebase-oss/ui-core'",
    "import { FirebaseUIProvider, SignInAuthScreen } from '@firebase-oss/ui-react'",
    "import '@firebase-oss/ui-styles/dist.min.css'",
    "import { initializeApp } from 'firebase/app'",
    'globalThis.shown = [initializeApp, initializeUI, FirebaseUIProvider, SignInAuthScreen]',
  ].join('\n'),
  betterAuth: [
    "import { twoFactorClient } from 'better-auth/client/plugins'",
    "import { createAuthClient } from 'better-auth/react'",
    'globalThis.shown = createAuthClient({ plugins: [twoFactorClient()] })',
  ].join('\n'),
} as const
