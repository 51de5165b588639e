// The page has to know the backend's `authFlow`. The demo takes it from AUTH_FLOW: see vite.config.ts.
const authFlow: unknown = import.meta.env['VITE_AUTH_FLOW']

export type FirstField = 'username' | 'password'

/** The field that a sign-in starts with. In these two flows, the user enters a username without a password. */
export const first: FirstField = authFlow === 'USER_AUTH' || authFlow === 'CUSTOM_AUTH' ? 'username' : 'password'

/** True if the page proves the password with SRP and never sends the password. */
export const browserSrp = authFlow === 'USER_SRP_AUTH'
