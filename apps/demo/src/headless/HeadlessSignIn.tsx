import {
  type SignInState,
  useCredentials,
  useMfaCode,
  useMfaSelection,
  useNewPassword,
  useSignIn,
} from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { useFirst } from '../lab/labState.ts'
import { useWords } from '../words/language.ts'
import { Choice, Custom, Passkey, PasswordAlone } from './FirstFactor.tsx'
import { OwnCode, OwnField } from './OwnField.tsx'
import { OwnForm } from './OwnForm.tsx'
import { OwnResend } from './OwnResend.tsx'
import { Confirm, Reset } from './Recovery.tsx'
import { Setup } from './Setup.tsx'

/** The step of this name. */
export type Step<Name extends SignInState['step']> = Extract<SignInState, { step: Name }>

/** The same sign-in without a component of the kit's: what is asked is a union, and forgetting a step does not compile. */
export function Headless(): ReactNode {
  const flow = useSignIn()
  const text = useWords().headless
  switch (flow.step) {
    case 'RESUMING':
      return <p role="status">{text.resuming}</p>
    case 'CREDENTIALS':
      return <Credentials flow={flow} />
    case 'NEW_PASSWORD_REQUIRED':
      return <NewPassword key={flow.challengeIndex} flow={flow} />
    case 'MFA_SETUP':
      return <Setup key={flow.challengeIndex} flow={flow} />
    case 'SELECT_MFA_TYPE':
      return <Selection key={flow.challengeIndex} flow={flow} />
    case 'SOFTWARE_TOKEN_MFA':
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return <Code key={flow.challengeIndex} flow={flow} />
    case 'SELECT_CHALLENGE':
      return <Choice key={flow.challengeIndex} flow={flow} />
    case 'WEB_AUTHN':
      return <Passkey key={flow.challengeIndex} flow={flow} />
    case 'PASSWORD':
      return <PasswordAlone key={flow.challengeIndex} flow={flow} />
    case 'CUSTOM_CHALLENGE':
      return <Custom key={flow.challengeIndex} flow={flow} />
    case 'PASSWORD_RESET_REQUIRED':
      return <Reset key={flow.challengeIndex} flow={flow} />
    case 'USER_NOT_CONFIRMED':
      return <Confirm key={flow.challengeIndex} flow={flow} />
    case 'UNSUPPORTED':
      return <OwnForm flow={flow} title={text.unsupported} lead={`${flow.name} ${flow.reference}`} error={null} />
    case 'SIGNED_IN':
      return null // The page shows the member's part by itself: see RequireSession.
    default:
      return forgotten(flow)
  }
}

/** Compiles only where every step has been handled. */
function forgotten(flow: never): never {
  throw new Error(String(flow))
}

function Credentials({ flow }: { flow: Step<'CREDENTIALS'> }): ReactNode {
  const text = useWords().headless
  const first = useFirst()
  const { form, username, password, error, onSubmit } = useCredentials({
    ...flow,
    identifier: 'usernameOrEmail',
    first,
  })
  return (
    <OwnForm
      flow={flow}
      title={text.signIn}
      submit={first === 'password' ? text.signIn : text.next}
      error={error}
      onSubmit={onSubmit}
    >
      <OwnField label={text.email} control={username}>
        <input type="text" autoComplete="username" defaultValue={flow.username} {...username.input} />
      </OwnField>
      {first === 'password' && (
        <OwnField label={text.password} control={password}>
          <input type="password" autoComplete="current-password" {...password.input} />
        </OwnField>
      )}
      <button type="button" onClick={() => void flow.forgot(form.getValues('username') ?? '')}>
        {text.forgot}
      </button>
    </OwnForm>
  )
}

function NewPassword({ flow }: { flow: Step<'NEW_PASSWORD_REQUIRED'> }): ReactNode {
  const text = useWords().headless
  const { newPassword, attributes, policy, error, onSubmit } = useNewPassword(flow)
  return (
    <OwnForm flow={flow} title={text.newPasswordTitle} submit={text.save} error={error} onSubmit={onSubmit}>
      <OwnField label={text.newPassword} control={newPassword}>
        <input type="password" autoComplete="new-password" {...newPassword.input} />
      </OwnField>
      <ul className="own-policy" aria-label={text.policy}>
        {policy.map(({ rule, met }) => (
          <li key={rule}>
            {met ? '✓' : '○'} {text.rules[rule]}
          </li>
        ))}
      </ul>
      {attributes.map(({ name, label, hint, type, autoComplete, control }) => (
        <OwnField key={name} label={label} hint={hint} control={control}>
          <input type={type} autoComplete={autoComplete} {...control.input} />
        </OwnField>
      ))}
    </OwnForm>
  )
}

function Selection({ flow }: { flow: Step<'SELECT_MFA_TYPE'> }): ReactNode {
  const text = useWords().headless
  const { options, message, choiceError, error, onSubmit } = useMfaSelection(flow)
  return (
    <OwnForm flow={flow} title={text.choiceTitle} submit={text.next} error={error} onSubmit={onSubmit}>
      <fieldset aria-describedby={message.id}>
        <legend className="unseen">{text.choiceTitle}</legend>
        {options.map(({ method, input }) => (
          <label key={method}>
            <input {...input} /> {text.methods[method]}
          </label>
        ))}
        <p {...message} aria-live="polite">
          {choiceError}
        </p>
      </fieldset>
    </OwnForm>
  )
}

function Code({ flow }: { flow: Step<'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP'> }): ReactNode {
  const text = useWords().headless
  const { code, remember, error, onSubmit } = useMfaCode(flow)
  const first = flow.step === 'SMS_OTP' || (flow.step === 'EMAIL_OTP' && flow.challenge.firstFactor)
  const destination = 'destination' in flow.challenge ? flow.challenge.destination : null
  const unsaid = first ? text.onItsWay : text.fromApp
  return (
    <OwnForm
      flow={flow}
      title={text.codeTitle}
      lead={destination === null ? unsaid : text.sentTo(destination)}
      submit={text.next}
      error={error}
      onSubmit={onSubmit}
    >
      <OwnField label={text.code} control={code}>
        <OwnCode {...code.input} />
      </OwnField>
      {remember && flow.rememberDays !== null && (
        <label>
          <input {...remember} /> {text.remember(flow.rememberDays)}
        </label>
      )}
      {first && <OwnResend flow={flow} />}
      {first && (
        <button type="button" onClick={() => flow.chooseAnotherMethod()}>
          {text.otherWay}
        </button>
      )}
    </OwnForm>
  )
}
