import { maskEmail, maskPhone } from '../sign-in/codeChallenges.ts'
import { failure } from '../wire/exceptions.ts'
import { randomDigits } from '../environment/random.ts'
import type { Service } from '../service.ts'
import type { Channel } from '../pool/settings.ts'
import type { User } from './user.ts'

/** What a code outside of sign-in confirms: that an account is wanted, or that its password may be replaced. */
export type CodePurpose = 'SIGN_UP' | 'PASSWORD_RESET'

export interface ConfirmationCode {
  readonly code: string
  readonly channel: Channel
  readonly expires: number
}

/** 24 hours and one hour, as the service documents. */
const lifetimes: Readonly<Record<CodePurpose, number>> = { SIGN_UP: 86_400_000, PASSWORD_RESET: 3_600_000 }

const texts: Readonly<Record<CodePurpose, string>> = {
  SIGN_UP: 'Your confirmation code is',
  PASSWORD_RESET: 'Your password reset code is',
}

/** Sends a code of six digits; the one before it is void. Returns CodeDeliveryDetails. Nobody gets no message. */
export function sendCode(
  { clock, random, outbox }: Pick<Service, 'clock' | 'random' | 'outbox'>,
  user: User,
  purpose: CodePurpose,
  channel: Channel,
): Readonly<Record<string, string>> {
  const to = user.attributes.get(channel) ?? ''
  const medium = channel === 'email' ? 'EMAIL' : 'SMS'
  const code = user.simulated ? '' : randomDigits(random, 6)
  user.codes.set(purpose, { code, channel, expires: clock.now() + lifetimes[purpose] })
  if (!user.simulated) outbox.send({ medium, to, code, text: `${texts[purpose]} ${code}` })
  const Destination = channel === 'email' ? maskEmail(to) : maskPhone(to)
  return { Destination, DeliveryMedium: medium, AttributeName: channel }
}

/** The code that was sent, if this is it. It stays good until it is taken. */
export function checkCode(service: Service, user: User, purpose: CodePurpose, given: string): ConfirmationCode {
  const sent = user.codes.get(purpose)
  if (!sent || sent.expires <= service.clock.now()) {
    throw failure('ExpiredCodeException', 'Invalid code provided, please request a code again.')
  }
  if (sent.code !== given) {
    throw failure('CodeMismatchException', 'Invalid verification code provided, please try again.')
  }
  return sent
}
