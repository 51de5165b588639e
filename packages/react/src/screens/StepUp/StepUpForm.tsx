'use client'

import type { ReactNode } from 'react'
import { credentialsNotice } from '../Credentials/credentialsNotice.ts'
import type { CredentialsFormProps } from '../Credentials/CredentialsForm.tsx'
import { usePassword } from '../Password/usePassword.ts'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'
import { AccountStrip } from '../../ui/card/UsernameBar.tsx'
import { FormCard } from '../../ui/card/FormCard.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'

export type StepUpFormProps = Omit<CredentialsFormProps, 'forgot' | 'forgotPassword' | 'identifier'>

/** Who is signed in confirms it: the name is given, so at most a password is asked for. */
export function StepUpForm(props: StepUpFormProps): ReactNode {
  const { username = '', first, submit, pending, notice } = props
  const say = useLaterSay()
  const alone = first === 'username'
  const { password, error, attempt, onSubmit } = usePassword({
    submit: (answer) => submit({ username, ...answer }),
    error: alone ? null : props.error,
    mismatch: say('stepUp.mismatch'),
  })
  const shown = alone ? props.error : error
  const said = credentialsNotice(say, shown, notice)
  return (
    <FormCard
      surroundings={props}
      heading={say('stepUp.heading')}
      lead={say('stepUp.lead')}
      notice={said}
      arriving
      pending={pending}
      error={said?.role === 'alert' ? null : shown}
      attempt={attempt}
      onSubmit={alone ? () => submit({ username }) : onSubmit}
      submitLabel={say(alone ? 'action.continue' : 'action.signIn')}
      top={<AccountStrip username={username} />}
      near={null}
    >
      {!alone && (
        <PasswordField
          control={password}
          label={say('password.label')}
          autoComplete="current-password"
          attempt={attempt}
          pending={pending}
          start
        />
      )}
    </FormCard>
  )
}
