import type { UserOptions } from '@challenge-kit/emulator'
import type { Switches } from './switches.ts'

export type PersonId =
  | 'alice'
  | 'bruno'
  | 'chiyo'
  | 'dara'
  | 'emeka'
  | 'farah'
  | 'goran'
  | 'hana'
  | 'ivan'
  | 'jin'
  | 'kofi'
  | 'lena'
  | 'mei'
  | 'nuru'
  | 'oleg'
  | 'pia'
  | 'quinn'
  | 'rosa'
  | 'sora'

/** A person to sign in as. Each person gets different challenges. */
export interface Person {
  readonly id: PersonId
  /** The switches that differ from `initialSwitches` for this person. */
  readonly switches?: Partial<Switches>
  readonly user: UserOptions
}

/** The password of every person. If the password is temporary, Cognito asks the person for a new password. */
export const password = 'tide-pool-9-Lantern'

/** The attributes that the pool requires. The username is the email address, and the address is verified. */
export const completeAttributes = (givenName: string, card: string): Record<string, string> => ({
  given_name: givenName,
  'custom:library_card': card,
  email_verified: 'true',
})

export const phone = (number: string): Record<string, string> => ({
  phone_number: number,
  phone_number_verified: 'true',
})
