// The backend's option `authFlow`. Backend and page both get the value from the variable AUTH_FLOW: see vite.config.ts.
const authFlow: unknown = import.meta.env['VITE_AUTH_FLOW']

export type FirstField = 'username' | 'password'

/** The field that a sign-in starts with. With these two auth flows, the form asks for the username alone. */
export const first: FirstField = authFlow === 'USER_AUTH' || authFlow === 'CUSTOM_AUTH' ? 'username' : 'password'

/** True if the page proves the password by SRP and never sends the password. */
export const browserSrp = authFlow === 'USER_SRP_AUTH'
