import type * as Library from '@simplewebauthn/server'

/** Loads the library that verifies passkeys. It is loaded on demand, because it is large and few pools use passkeys. */
export const webAuthnLibrary = (): Promise<typeof Library> => import('@simplewebauthn/server')
