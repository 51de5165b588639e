import { expectTypeOf, it } from 'vitest'
import type { Answer, Challenge, IssueCode } from '../index.ts'
import type { SignIn, StepName } from './step.ts'

declare const flow: SignIn

/** The types in a switch over the steps. This function only has to compile. */
export function everyStep(): string {
  switch (flow.step) {
    case 'RESUMING':
      return flow.username
    case 'CREDENTIALS':
      void flow.submit({ username: 'alice', password: 'tide-pool' })
      return flow.error?.code ?? ''
    case 'NEW_PASSWORD_REQUIRED':
      void flow.submit({ newPassword: 'x', attributes: { given_name: 'Alice' } })
      expectTypeOf(flow.challenge.requiredAttributes).toEqualTypeOf<readonly string[]>()
      return flow.error?.issues['attributes.given_name'] ?? flow.error?.issues.newPassword ?? ''
    case 'MFA_SETUP':
      void flow.submit({ method: 'SOFTWARE_TOKEN_MFA', code: '123456' })
      return flow.challenge.totp?.secret ?? ''
    case 'SELECT_MFA_TYPE':
      void flow.submit({ method: 'EMAIL_OTP' })
      return flow.challenge.methods.join()
    case 'SOFTWARE_TOKEN_MFA':
      return flow.challenge.deviceName ?? ''
    case 'WEB_AUTHN':
      expectTypeOf(flow.submit).parameter(0).toEqualTypeOf<Answer<'WEB_AUTHN'>>()
      return flow.challenge.request.challenge
    case 'SELECT_CHALLENGE':
      void flow.submit({ method: 'PASSWORD', password: 'tide-pool' })
      return flow.challenge.methods.join()
    case 'PASSWORD':
      void flow.submit({ password: 'tide-pool' })
      return flow.error?.issues.password ?? ''
    case 'CUSTOM_CHALLENGE':
      void flow.submit({ answer: 'blue' })
      return flow.challenge.parameters['question'] ?? ''
    case 'PASSWORD_RESET_REQUIRED':
      void flow.submit({ code: '123456', newPassword: 'tide-pool-10' })
      return flow.challenge.destination ?? ''
    case 'USER_NOT_CONFIRMED':
      void flow.resend()
      return flow.challenge.destination ?? ''
    case 'SMS_MFA':
    case 'SMS_OTP':
    case 'EMAIL_OTP':
      void flow.submit({ code: '123456' })
      expectTypeOf(flow.error?.issues.code).toEqualTypeOf<IssueCode | undefined>()
      return flow.challenge.destination ?? ''
    case 'UNSUPPORTED':
      return flow.name
    case 'SIGNED_IN':
      void flow.signOut()
      return flow.session.username
    default:
      // A missing step is a compile error, because `flow` is then not `never`.
      return flow satisfies never
  }
}

it('`step` narrows the challenge, the answer and the actions', () => {
  type Step<N extends StepName> = Extract<SignIn, { step: N }>
  expectTypeOf<Step<'SMS_MFA'>['challenge']>().toEqualTypeOf<Challenge<'SMS_MFA'>>()
  expectTypeOf<Parameters<Step<'SELECT_MFA_TYPE'>['submit']>[0]>().toEqualTypeOf<Answer<'SELECT_MFA_TYPE'>>()
  expectTypeOf<Step<'SMS_MFA'>>().not.toHaveProperty('session')
  expectTypeOf<Step<'RESUMING'>>().not.toHaveProperty('submit')
  expectTypeOf<StepName>().toEqualTypeOf<SignIn['step']>()
})
