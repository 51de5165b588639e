import type { UserPoolClient } from '../../backend/createBackend.ts'

/** The app client of the library's pool. It has a secret, so every request carries a SECRET_HASH. */
export const appClient = {
  userPoolId: 'eu-west-1_Lantern01',
  clientId: '4lanternlibrary0demo',
  clientSecret: 'lantern-library-client-secret',
} satisfies UserPoolClient
