/** The app client that the backend signs in with. It has a secret, so every call carries a SECRET_HASH. */
export const client = { id: '4lanternlibrary0demo', secret: 'lantern-library-client-secret' }
