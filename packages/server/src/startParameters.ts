import type { AuthFlow } from './cognitoPort.ts'

/** What to try first, where people may choose. */
export const preferring = (challenge: string | null): Record<string, string> =>
  challenge === null ? {} : { PREFERRED_CHALLENGE: challenge }

/** A password. Choosing it and sending it is one call. */
export const proving = (password: string, { authFlow }: { readonly authFlow: AuthFlow }): Record<string, string> => ({
  ...preferring(authFlow === 'USER_AUTH' ? 'PASSWORD' : null),
  PASSWORD: password,
})
