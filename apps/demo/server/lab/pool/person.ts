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

/** Someone to sign in as. Each is asked something else. */
export interface Person {
  readonly id: PersonId
  /** Where the switches must stand, other than at first. */
  readonly needs?: Partial<Switches>
  readonly user: UserOptions
}

/** One for everyone. For some it is temporary: Cognito makes them choose another. */
export const password = 'tide-pool-9-Lantern'

/** The attributes of someone whose account lacks nothing. */
export const known = (givenName: string, card: string): Record<string, string> => ({
  given_name: givenName,
  'custom:library_card': card,
  email_verified: 'true',
})

export const phone = (number: string): Record<string, string> => ({
  phone_number: number,
  phone_number_verified: 'true',
})
