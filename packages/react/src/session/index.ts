// The session, without the code of the sign-in
export { RequireSession, type RequireSessionProps } from './RequireSession.tsx'
export { SessionProvider, type SessionProviderProps } from './SessionProvider.tsx'
export { useSession } from './useSession.ts'
export { type SignOutOptions, type SignOutResult, useSignOut } from './useSignOut.ts'

// Types and functions of `@challenge-kit/core`
export {
  httpTransport,
  type HttpTransportOptions,
  type Session,
  type SignInError,
  type Transport,
} from '@challenge-kit/core'
