// The page has to know the backend's `authFlow`. The demo takes it from AUTH_FLOW: see vite.config.ts.
const authFlow: unknown = import.meta.env['VITE_AUTH_FLOW']

export type FirstField = 'username' | 'password'

/** What a sign-in asks for first. In these two flows the user enters a username alone. */
export const first: FirstField = authFlow === 'USER_AUTH' || authFlow === 'CUSTOM_AUTH' ? 'username' : 'password'

/** True makes the page prove the password with SRP and never send it. */
export const browserSrp = authFlow === 'USER_SRP_AUTH'
