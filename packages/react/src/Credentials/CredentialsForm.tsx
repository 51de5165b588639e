'use client'

import type { ReactNode } from 'react'
import { useSay } from '../messages/say.ts'
import type { Surroundings } from '../parts/Card.tsx'
import { Field } from '../parts/Field.tsx'
import { sentence } from '../parts/FormMessage.tsx'
import type { Way } from '../parts/Link.tsx'
import type { Tone } from '../parts/Notice.tsx'
import { PasswordField } from '../parts/PasswordField.tsx'
import { FormCard } from '../parts/FormCard.tsx'
import { type CredentialsOptions, useCredentials } from './useCredentials.ts'

export interface CredentialsFormProps extends CredentialsOptions, Surroundings {
  readonly pending: boolean
  /** Just signed out: this is said. */
  readonly signedOut?: boolean | undefined
  /** Where a forgotten password is reset. */
  readonly forgot?: Way | undefined
}

const TYPES = { username: 'text', usernameOrEmail: 'text', email: 'email', phone: 'tel' } as const
const TONES: Readonly<Record<string, Tone>> = {
  totp_saved: 'success',
  flow_expired: 'warning',
  code_expired: 'warning',
  flow_superseded: 'info',
  flow_consumed: 'info',
}

/** Username and password. What brought someone back here is said in a notice; the username is still filled in. */
export function CredentialsForm(props: CredentialsFormProps): ReactNode {
  const { identifier = 'username', username = '', pending, signedOut, forgot } = props
  const say = useSay()
  const { error, attempt, onSubmit, ...controls } = useCredentials(props)
  const reason = error?.recovery === 'restart' ? error : null
  const back = username !== '' || reason !== null
  const notice = reason
    ? ({ tone: TONES[reason.code] ?? 'danger', children: sentence(say, reason), role: 'alert' } as const)
    : signedOut && ({ tone: 'info', children: say('signedOut.notice'), role: 'status' } as const)
  return (
    <FormCard
      surroundings={props}
      heading={say('credentials.heading')}
      notice={notice || null}
      arriving={back || signedOut === true}
      pending={pending}
      error={reason ? null : error}
      attempt={attempt}
      onSubmit={onSubmit}
      submitLabel={say('action.signIn')}
      near={forgot ? { to: forgot, label: say('credentials.forgot') } : null}
    >
      <Field control={controls.username} label={say(`${identifier}.label`)} attempt={attempt}>
        <input
          data-ck-part="input"
          type={TYPES[identifier]}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="auto"
          defaultValue={username}
          {...controls.username.input}
        />
      </Field>
      <PasswordField
        control={controls.password}
        label={say('password.label')}
        autoComplete="current-password"
        attempt={attempt}
        pending={pending}
        start={back}
      />
    </FormCard>
  )
}
