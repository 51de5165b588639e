import type { AuthFlow } from '../cognito/port.ts'

/** The option `customChallenge`: how `CUSTOM_AUTH` is used. */
export interface CustomChallengeOptions {
  /** The public challenge parameters that the browser may see. @default none */
  readonly parameters?: readonly string[]
  /** `SRP`: the user types a password first, and this backend proves it. @default no password */
  readonly first?: 'SRP'
}

/** Whether `start` takes a password. `proved`: it takes SRP_A instead, because the browser proves the password. */
export type PasswordRule = 'required' | 'optional' | 'refused' | 'proved'

export function passwordRule(authFlow: AuthFlow, { first }: CustomChallengeOptions = {}): PasswordRule {
  if (authFlow === 'USER_SRP_AUTH') return 'proved'
  if (authFlow === 'CUSTOM_AUTH') return first === 'SRP' ? 'required' : 'refused'
  return authFlow === 'USER_AUTH' ? 'optional' : 'required'
}
