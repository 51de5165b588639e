import './headless.css'
import { useSignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import type { FirstField } from '../library/authFlow.ts'
import { ConfirmAccount } from './screens/ConfirmAccount.tsx'
import { Credentials } from './screens/Credentials.tsx'
import { CustomChallenge } from './screens/CustomChallenge.tsx'
import { MethodSelection } from './screens/MethodSelection.tsx'
import { MfaCode } from './screens/MfaCode.tsx'
import { MfaSelection } from './screens/MfaSelection.tsx'
import { MfaSetup } from './screens/MfaSetup.tsx'
import { NewPassword } from './screens/NewPassword.tsx'
import { Passkey } from './screens/Passkey.tsx'
import { Password } from './screens/Password.tsx'
import { PasswordReset } from './screens/PasswordReset.tsx'
import { Form } from './ui/Form.tsx'
import { useHeadlessWords } from './words/useHeadlessWords.ts'

/**
 * A sign-in with its own markup. Each step has one screen, which uses the kit's hook of the same name. The `key` gives
 * each challenge a new screen, because Cognito may send the same challenge twice in a row.
 */
export function HeadlessSignIn({ first }: { first: FirstField }): ReactNode {
  const flow = useSignIn()
  const text = useHeadlessWords()
  switch (flow.step) {
    case 'RESUMING':
      return <p role="status">{text.resuming}</p>
    case 'CREDENTIALS':
      return <Credentials flow={flow} first={first} />
    case 'NEW_PASSWORD_REQUIRED':
      return <NewPassword key={flow.challengeIndex} flow={flow} />
    case 'MFA_SETUP':
      return <MfaSetup key={flow.challengeIndex} flow={flow} />
    case 'SELECT_MFA_TYPE':
      return <MfaSelection key={flow.challengeIndex} flow={flow} />
    case 'SOFTWARE_TOKEN_MFA':
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return <MfaCode key={flow.challengeIndex} flow={flow} />
    case 'SELECT_CHALLENGE':
      return <MethodSelection key={flow.challengeIndex} flow={flow} />
    case 'WEB_AUTHN':
      return <Passkey key={flow.challengeIndex} flow={flow} />
    case 'PASSWORD':
      return <Password key={flow.challengeIndex} flow={flow} />
    case 'CUSTOM_CHALLENGE':
      return <CustomChallenge key={flow.challengeIndex} flow={flow} />
    case 'PASSWORD_RESET_REQUIRED':
      return <PasswordReset key={flow.challengeIndex} flow={flow} />
    case 'USER_NOT_CONFIRMED':
      return <ConfirmAccount key={flow.challengeIndex} flow={flow} />
    case 'UNSUPPORTED':
      return <Form flow={flow} title={text.unsupported} lead={`${flow.name} ${flow.reference}`} error={null} />
    case 'SIGNED_IN':
      return null // RequireSession shows the page of the signed-in user instead of the sign-in.
    default:
      return assertNever(flow)
  }
}

/** If a step has no `case`, the call of this function does not compile. */
function assertNever(flow: never): never {
  throw new Error(String(flow))
}
