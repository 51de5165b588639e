/** The code of small applications that use the published packages. */
export const apps = {
  signIn: "import { SignIn } from '@challenge-kit/react'; globalThis.shown = SignIn",
  /** With TanStack Query's client, which every page with the kit creates. */
  signInPage: [
    "import { SignIn } from '@challenge-kit/react'",
    "import { QueryClient, QueryClientProvider } from '@tanstack/react-query'",
    'globalThis.shown = [SignIn, QueryClientProvider, new QueryClient()]',
  ].join('\n'),
  signInAndAccount: [
    "import { SignIn } from '@challenge-kit/react'",
    "import * as account from '@challenge-kit/react/account'",
    'globalThis.shown = [SignIn, { ...account }]',
  ].join('\n'),
  session: [
    "import { SessionProvider, useSession } from '@challenge-kit/react/session'",
    'globalThis.shown = [SessionProvider, useSession]',
  ].join('\n'),
  headless: [
    "import { SignInProvider, useCredentials, useMfaCode, useSignIn } from '@challenge-kit/react/headless'",
    'globalThis.shown = [SignInProvider, useCredentials, useMfaCode, useSignIn]',
  ].join('\n'),
  core: [
    "import { createSignIn, httpTransport } from '@challenge-kit/core'",
    'globalThis.shown = [createSignIn, httpTransport]',
  ].join('\n'),
} as const

export type AppName = keyof typeof apps

/** The packages of other projects that the kit uses. They are not the kit's own code. */
export const libraries = ['@tanstack/react-query', 'react-hook-form', 'uqr'] as const

/** True for the file with the account's calls. A sign-in does not load it. Vite names it after the published file. */
export const isAccountFile = ({ name }: { readonly name: string }): boolean => /(^|\/)account-/.test(name)
