import type { Answer, Attempt } from './signIn.ts'
import { bareChallenge, challenge } from './signIn.ts'
import { randomDigits } from '../environment/random.ts'
import type { SessionContext } from './challengeSessions.ts'

/** Sends a code to the user's phone and asks for it. */
export function askSms(attempt: Attempt): Answer {
  const { service, pool, user } = attempt
  const to = user.attributes.get('phone_number') ?? ''
  const code = randomDigits(service.random, pool.settings.smsCodeLength)
  service.outbox.send({ medium: 'SMS', to, code, text: `Your authentication code is ${code}.` })
  return challenge(attempt, 'SMS_MFA', delivery('SMS', maskPhone(to)), { code })
}

/** Sends a code to the user's mailbox, or to the address they are setting up, and asks for it. */
export function askEmail(attempt: Attempt, setUp?: string): Answer {
  const { service, pool, user } = attempt
  const to = setUp ?? user.attributes.get('email') ?? ''
  const code = randomDigits(service.random, pool.settings.emailCodeLength)
  service.outbox.send({ medium: 'EMAIL', to, code, text: `Your authentication code is ${code}.` })
  const context: SessionContext = setUp === undefined ? { code } : { code, email: setUp }
  return challenge(attempt, 'EMAIL_OTP', delivery('EMAIL', maskEmail(to)), context)
}

/** Sends the code that is the first factor. Nobody gets none, so that no code is right. */
export function askFirstFactor(attempt: Attempt, factor: 'EMAIL_OTP' | 'SMS_OTP'): Answer {
  const { service, pool, user } = attempt
  const { emailCodeLength, smsOtpLength } = pool.settings
  const byEmail = factor === 'EMAIL_OTP'
  const medium = byEmail ? 'EMAIL' : 'SMS'
  const to = user.attributes.get(byEmail ? 'email' : 'phone_number') ?? ''
  const parameters = delivery(medium, byEmail ? maskEmail(to) : maskPhone(to))
  if (user.simulated) return bareChallenge(attempt, factor, parameters, { firstFactor: true })
  const code = randomDigits(service.random, byEmail ? emailCodeLength : smsOtpLength)
  service.outbox.send({ medium, to, code, text: `Your authentication code is ${code}.` })
  return bareChallenge(attempt, factor, parameters, { code, firstFactor: true })
}

function delivery(medium: 'SMS' | 'EMAIL', destination: string): Record<string, string> {
  return { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: destination }
}

/** `a***@e***`: the first letters of both parts, no top-level domain, as recorded from the real service. */
export function maskEmail(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`
}

/** `+*******0839`: the last four digits. */
export function maskPhone(number: string): string {
  return `+*******${number.slice(-4)}`
}
