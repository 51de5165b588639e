import type { OutboxStore } from '../environment/outbox.ts'
import type { Random } from '../environment/random.ts'
import { randomDigits } from '../environment/random.ts'
import { maskEmail, maskPhone } from '../users/maskedDestination.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { SessionContext } from './challengeSessions.ts'
import type { ChallengeIssuer } from './challengeIssuer.ts'
import type { SignIn } from './signIn.ts'

/** Challenges that send a code and ask for it. */
export interface CodeChallenges {
  /** SMS_MFA: sends a code to the phone number of the user. */
  smsMfa(signIn: SignIn): OperationOutput
  /** EMAIL_OTP as a second factor: sends a code to the user's address, or to the new address of MFA_SETUP. */
  emailMfa(signIn: SignIn, newAddress?: string): OperationOutput
  /** EMAIL_OTP or SMS_OTP as a first factor. A simulated user gets no code, so no code is correct. */
  firstFactor(signIn: SignIn, challenge: 'EMAIL_OTP' | 'SMS_OTP'): OperationOutput
}

export function createCodeChallenges({
  random,
  outbox,
  issuer,
}: {
  readonly random: Random
  readonly outbox: OutboxStore
  readonly issuer: ChallengeIssuer
}): CodeChallenges {
  function send(medium: 'SMS' | 'EMAIL', to: string, length: number): string {
    const code = randomDigits(random, length)
    outbox.send({ medium, to, code, text: `Your authentication code is ${code}.` })
    return code
  }

  return {
    smsMfa: (signIn) => {
      const to = signIn.user.attributes.get('phone_number') ?? ''
      const code = send('SMS', to, signIn.pool.settings.smsCodeLength)
      return issuer.issue(signIn, 'SMS_MFA', deliveryParameters('SMS', to), { code })
    },
    emailMfa: (signIn, newAddress) => {
      const to = newAddress ?? signIn.user.attributes.get('email') ?? ''
      const code = send('EMAIL', to, signIn.pool.settings.emailCodeLength)
      const context: SessionContext = newAddress === undefined ? { code } : { code, email: newAddress }
      return issuer.issue(signIn, 'EMAIL_OTP', deliveryParameters('EMAIL', to), context)
    },
    firstFactor: (signIn, challenge) => {
      const { user, pool } = signIn
      const { emailCodeLength, smsOtpLength } = pool.settings
      const byEmail = challenge === 'EMAIL_OTP'
      const medium = byEmail ? 'EMAIL' : 'SMS'
      const to = user.attributes.get(byEmail ? 'email' : 'phone_number') ?? ''
      const parameters = deliveryParameters(medium, to)
      if (user.simulated) return issuer.issueWithoutSrpId(signIn, challenge, parameters, { firstFactor: true })
      const code = send(medium, to, byEmail ? emailCodeLength : smsOtpLength)
      return issuer.issueWithoutSrpId(signIn, challenge, parameters, { code, firstFactor: true })
    },
  }
}

function deliveryParameters(medium: 'SMS' | 'EMAIL', to: string): Record<string, string> {
  const destination = medium === 'SMS' ? maskPhone(to) : maskEmail(to)
  return { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: destination }
}
