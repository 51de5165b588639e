'use client'

import { type AnswerOptions, codeIssue, normalizeCode, type SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import { useForm, type UseFormRegisterReturn, type UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { errorText } from '../../messages/errorText.ts'

/** The field goes by the name that browsers and password managers know. */
export interface MfaCodeValues {
  'one-time-code': string
  rememberDevice: boolean
}

export interface MfaCodeOptions {
  /** What the code is sent with: a step's own `submit` fits. The code comes plain: digits only. */
  submit(answer: { readonly code: string }, options?: AnswerOptions): Promise<unknown>
  readonly error: SignInError | null
  /** The question, as a step has it: a code of an authenticator's that does not match may be the phone's clock. */
  readonly challenge?: { readonly name: string } | undefined
  /** For how many days this device may be remembered: a step's own `rememberDays`. @default null: not offered */
  readonly rememberDays?: number | null | undefined
}

export interface MfaCodeController {
  readonly form: UseFormReturn<MfaCodeValues>
  readonly code: FieldControl
  /** A checkbox, unticked, where this device may be remembered. */
  readonly remember: (UseFormRegisterReturn & { readonly type: 'checkbox' }) | null
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

const NAME = 'one-time-code'
const ABOUT_THE_CODE: readonly string[] = ['code_mismatch', 'code_used', 'invalid_answer']

/** A code, without markup. A wrong one stays, selected: it is either corrected or typed over. */
export function useMfaCode(options: MfaCodeOptions): MfaCodeController {
  const { submit, error, challenge, rememberDays = null } = options
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<MfaCodeValues>()
  const { errors, submitCount } = form.formState
  const aboutTheCode = error !== null && ABOUT_THE_CODE.includes(error.code)

  const issue = (code: string): string | true => {
    const why = codeIssue(code)
    return why === undefined || t(why === 'missing' ? 'code.missing' : 'code.malformed')
  }

  useErrorEffect(aboutTheCode ? error : null, (wrong) => {
    const hint = wrong.code === 'code_mismatch' && challenge?.name === 'SOFTWARE_TOKEN_MFA'
    form.setError(NAME, { message: hint ? t('code.mismatch.totp') : errorText(t, wrong) })
    form.setFocus(NAME, { shouldSelect: true })
  })
  useClearOnUnmount(() => form.setValue(NAME, ''))

  return {
    form,
    code: fieldControl(`${id}code`, form.register(NAME, { validate: issue }), errors[NAME]?.message ?? null),
    remember: rememberDays === null ? null : { ...form.register('rememberDevice'), type: 'checkbox' },
    error: aboutTheCode ? null : error,
    attempt: submitCount,
    onSubmit(event) {
      const fields = readFields(event)
      form.setValue(NAME, fields[NAME] ?? '')
      const rememberDevice = fields['rememberDevice'] !== undefined
      void form.handleSubmit((values) =>
        submit({ code: normalizeCode(values[NAME]) }, ...(rememberDays === null ? [] : [{ rememberDevice }])),
      )(event)
    },
  }
}
