'use client'

import type { Credentials, SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useForm } from '../../form/useForm.ts'
import { useInitialMessages } from '../../messages/messages.ts'

/**
 * What users type to sign in. The value sets the label and the `type` of the field. `autocomplete` is always
 * `username`.
 */
export type Identifier = 'username' | 'email' | 'phone' | 'usernameOrEmail'

export interface CredentialsOptions {
  /** Sends the credentials. Pass the step's `submit`. */
  submit(credentials: Credentials): Promise<unknown>
  readonly error: SignInError | null
  /** @default 'username' */
  readonly identifier?: Identifier | undefined
  /**
   * With the identifier `phone`: the country of numbers that are typed without a country code, for example `+44`.
   * @default none: users type the country code
   */
  readonly countryCode?: string | undefined
  /** `username` if the form asks for the username only. @default 'password' */
  readonly first?: 'password' | 'username' | undefined
}

export interface CredentialsController {
  readonly form: UseFormReturn<Required<Credentials>>
  readonly username: FieldControl
  /** Not used if `first` is `username`. */
  readonly password: FieldControl
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

/**
 * The state of a form for username and password, without markup.
 *
 * @example
 * function MyCredentials({ step }: { step: CredentialsStep }) {
 *   const { username, password, error, onSubmit } = useCredentials(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...username.label}>Username</label>
 *       <input autoComplete="username" {...username.input} />
 *       <p {...username.message}>{username.error}</p>
 *       <label {...password.label}>Password</label>
 *       <input type="password" autoComplete="current-password" {...password.input} />
 *       <p {...password.message}>{password.error}</p>
 *       <button type="submit">Sign in</button>
 *       {error && <p role="alert">{error.message}</p>}
 *     </form>
 *   )
 * }
 */
export function useCredentials(options: CredentialsOptions): CredentialsController {
  const { submit, error, identifier = 'username', countryCode, first } = options
  const t = useInitialMessages()
  const id = useId()
  // The form has no default values, because a default value would overwrite the text that the user typed before
  // hydration.
  const form = useForm<Required<Credentials>>()
  const usernameOnly = first === 'username'
  const mismatch = error?.code === 'invalid_credentials'

  useErrorEffect(mismatch ? error : null, () => {
    form.setValue('password', '')
    const message = t(identifier === 'username' ? 'error.invalid_credentials' : `${identifier}.mismatch`)
    form.setError(usernameOnly ? 'username' : 'password', { message }, { shouldFocus: true })
  })
  useClearOnUnmount(() => form.setValue('password', ''))

  const field = (name: keyof Credentials, missing: string): FieldControl =>
    fieldControl(form, name, `${id}${name}`, {
      validate: (value) => (usernameOnly && name === 'password') || value.trim() !== '' || missing,
    })

  return {
    form,
    username: field('username', t(`${identifier}.missing`)),
    password: field('password', t('password.missing')),
    error: mismatch ? null : error,
    attempt: form.formState.submitCount,
    onSubmit(event) {
      const { username = '', password = '' } = readFields(event)
      form.setValue('username', username)
      form.setValue('password', password)
      void form.handleSubmit(async ({ username, password }) => {
        // A username is sent as typed. If `plainUsername` cannot be loaded, email addresses and phone numbers are sent as typed too.
        const plain =
          identifier === 'username'
            ? username
            : await import('./plainUsername.ts').then(
                ({ plainUsername }) => plainUsername(username, identifier, countryCode),
                () => username,
              )
        return submit({ username: plain.trim(), ...(!usernameOnly && { password }) })
      })(event)
    },
  }
}
