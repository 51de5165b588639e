import type { Clock } from '../environment/clock.ts'
import type { OutboxStore } from '../environment/outbox.ts'
import type { Random } from '../environment/random.ts'
import { randomDigits } from '../environment/random.ts'
import { exception } from '../wire/exceptions.ts'
import { maskEmail, maskPhone } from './maskedDestination.ts'
import type { CodePurpose, ConfirmationCode, ContactAttribute, User } from './user.ts'

/** The codes that a pool sends outside of sign-in: for a new account, or for a password reset. */
export interface ConfirmationCodes {
  /**
   * Sends a code of six digits and returns the CodeDeliveryDetails. The earlier code becomes invalid.
   * A simulated user gets no message.
   */
  send(user: User, purpose: CodePurpose, to: ContactAttribute): Readonly<Record<string, string>>
  /** Returns the sent code if `code` is correct, and throws otherwise. The caller deletes the code when it is used. */
  check(user: User, purpose: CodePurpose, code: string): ConfirmationCode
}

/** The lifetimes in milliseconds: 24 hours and one hour, as the developer guide documents. */
const lifetimes: Readonly<Record<CodePurpose, number>> = { SIGN_UP: 86_400_000, PASSWORD_RESET: 3_600_000 }

const texts: Readonly<Record<CodePurpose, string>> = {
  SIGN_UP: 'Your confirmation code is',
  PASSWORD_RESET: 'Your password reset code is',
}

export function createConfirmationCodes({
  clock,
  random,
  outbox,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly outbox: OutboxStore
}): ConfirmationCodes {
  return {
    send: (user, purpose, sentTo) => {
      const to = user.attributes.get(sentTo) ?? ''
      const medium = sentTo === 'email' ? 'EMAIL' : 'SMS'
      const code = user.simulated ? '' : randomDigits(random, 6)
      user.codes.set(purpose, { code, sentTo, expires: clock.now() + lifetimes[purpose] })
      if (!user.simulated) outbox.send({ medium, to, code, text: `${texts[purpose]} ${code}` })
      const Destination = sentTo === 'email' ? maskEmail(to) : maskPhone(to)
      return { Destination, DeliveryMedium: medium, AttributeName: sentTo }
    },
    check: (user, purpose, code) => {
      const sent = user.codes.get(purpose)
      if (!sent || sent.expires <= clock.now()) {
        throw exception('ExpiredCodeException', 'Invalid code provided, please request a code again.')
      }
      if (sent.code !== code) {
        throw exception('CodeMismatchException', 'Invalid verification code provided, please try again.')
      }
      return sent
    },
  }
}
