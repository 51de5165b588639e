'use client'

import type { Credentials, SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { useForm, type UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useMessages } from '../../messages/messages.ts'

/** By what people sign in here. It decides label, keyboard and `type`; `autocomplete` stays `username`. */
export type Identifier = 'username' | 'email' | 'phone' | 'usernameOrEmail'

export interface CredentialsOptions {
  /** What the fields are sent with: a step's own `submit` fits. */
  submit(credentials: Credentials): Promise<unknown>
  readonly error: SignInError | null
  /** @default 'username' */
  readonly identifier?: Identifier | undefined
  /** What is asked for first: both, or the username alone, where people then choose how to sign in. @default 'password' */
  readonly first?: 'password' | 'username' | undefined
}

export interface CredentialsController {
  readonly form: UseFormReturn<Required<Credentials>>
  readonly username: FieldControl
  /** Not needed where the username comes alone. */
  readonly password: FieldControl
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

// The full-width forms of ASCII, as a Japanese keyboard types them.
const asAscii = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfee0))

/** Username and password, without markup: spread the controls onto your own fields. */
export function useCredentials(options: CredentialsOptions): CredentialsController {
  const { submit, error, identifier = 'username', first } = options
  const t = useMessages()
  const id = useId()
  // No default values: what a person typed before the page came alive stays in the fields.
  const form = useForm<Required<Credentials>>()
  const { errors, submitCount } = form.formState
  const alone = first === 'username'
  const mismatch = error?.code === 'invalid_credentials'

  useErrorEffect(mismatch ? error : null, () => {
    form.setValue('password', '')
    const message = t(identifier === 'username' ? 'error.invalid_credentials' : `${identifier}.mismatch`)
    form.setError(alone ? 'username' : 'password', { message }, { shouldFocus: true })
  })
  useClearOnUnmount(() => form.setValue('password', ''))

  const field = (name: keyof Credentials, missing: string): FieldControl =>
    fieldControl(
      `${id}${name}`,
      form.register(name, { validate: (value) => (alone && name === 'password') || value.trim() !== '' || missing }),
      errors[name]?.message ?? null,
    )

  return {
    form,
    username: field('username', t(`${identifier}.missing`)),
    password: field('password', t('password.missing')),
    error: mismatch ? null : error,
    attempt: submitCount,
    onSubmit(event) {
      const { username = '', password = '' } = readFields(event)
      form.setValue('username', username)
      form.setValue('password', password)
      void form.handleSubmit(({ username, password }) => {
        const plain = identifier === 'email' || identifier === 'phone' ? asAscii(username) : username
        return submit({ username: plain.trim(), ...(!alone && { password }) })
      })(event)
    },
  }
}
