import { createSignIn, httpTransport, type SignIn } from '@challenge-kit/core'

/** Part of an application that installed the packages. It never runs. Every supported version of TypeScript compiles it. */
export const flow = createSignIn({ transport: httpTransport() })

/** A switch over the steps narrows the types of the challenge, the answer and the actions. */
export function describe(state: SignIn): string | null {
  switch (state.step) {
    case 'RESUMING':
      return state.username
    case 'CREDENTIALS':
      void state.submit({ username: state.username, password: 'tide-pool' })
      return state.error?.code ?? null
    case 'NEW_PASSWORD_REQUIRED':
      void state.submit({ newPassword: 'tide-pool', attributes: { 'custom:card': '7' } })
      return state.challenge.requiredAttributes.join()
    case 'MFA_SETUP':
      void state.submit({ method: 'SOFTWARE_TOKEN_MFA', code: '123456' })
      return state.challenge.totp?.secret ?? null
    case 'SELECT_MFA_TYPE':
      void state.submit({ method: 'EMAIL_OTP' })
      return state.challenge.methods.join()
    case 'SOFTWARE_TOKEN_MFA':
      void state.submit({ code: '123456' })
      return state.challenge.deviceName
    case 'SMS_MFA':
    case 'EMAIL_OTP':
      void state.submit({ code: '123456' })
      return state.challenge.destination
    case 'SMS_OTP':
      void state.resend()
      return state.challenge.destination
    case 'SELECT_CHALLENGE':
      void state.submit({ method: 'PASSWORD', password: 'tide-pool' })
      return state.challenge.methods.join()
    case 'WEB_AUTHN':
      return state.challenge.request.rpId ?? null
    case 'PASSWORD':
      void state.submit({ password: 'tide-pool' })
      return null
    case 'CUSTOM_CHALLENGE':
      void state.submit({ answer: 'blue' })
      return state.challenge.parameters['question'] ?? null
    case 'PASSWORD_RESET_REQUIRED':
      void (state.challenge.sent ? state.submit({ code: '123456', newPassword: 'tide-pool' }) : state.resend())
      return state.challenge.destination
    case 'USER_NOT_CONFIRMED':
      void state.submit({ code: '123456' })
      return state.challenge.destination
    case 'UNSUPPORTED':
      return state.name
    case 'SIGNED_IN':
      void state.signOut()
      return state.session.username
    default:
      return forgotten(state)
  }
}

/** Compiles only when the switch handles every step. */
function forgotten(state: never): never {
  throw new Error(String(state))
}
