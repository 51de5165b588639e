'use client'

import { type AnswerOptions, codeIssue, normalizeCode, type SignInError } from '@challenge-kit/core'
import { type FormEvent, useId } from 'react'
import type { UseFormRegisterReturn, UseFormReturn } from 'react-hook-form'
import { type FieldControl, fieldControl } from '../../form/fieldControl.ts'
import { readFields } from '../../form/readFields.ts'
import { useErrorEffect } from '../../form/useErrorEffect.ts'
import { useClearOnUnmount } from '../../form/useClearOnUnmount.ts'
import { useForm } from '../../form/useForm.ts'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { errorText } from '../../messages/errorText.ts'

/** The name of the code's field. Browsers and password managers recognise this name. */
export interface MfaCodeValues {
  'one-time-code': string
  rememberDevice: boolean
}

export interface MfaCodeOptions {
  /** Sends the code, normalised to digits. Pass the step's `submit`. */
  submit(answer: { readonly code: string }, options?: AnswerOptions): Promise<unknown>
  readonly error: SignInError | null
  /** The step's challenge. For `SOFTWARE_TOKEN_MFA`, the error of a wrong code mentions the clock of the phone. */
  readonly challenge?: { readonly name: string } | undefined
  /** For how many days the device can be remembered. Pass the step's `rememberDays`. @default null: not offered */
  readonly rememberDays?: number | null | undefined
}

export interface MfaCodeController {
  readonly form: UseFormReturn<MfaCodeValues>
  readonly code: FieldControl
  /** The props of the checkbox that remembers the device. Null if this is not offered. */
  readonly remember: (UseFormRegisterReturn & { readonly type: 'checkbox' }) | null
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  /** How often the form was sent. */
  readonly attempt: number
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

const NAME = 'one-time-code'
const CODE_ERRORS: readonly string[] = ['code_mismatch', 'code_used', 'invalid_answer']

/**
 * The state of a form for a code, without markup. A wrong code stays in the field and is selected, so that the user can
 * correct or replace the code.
 *
 * @example
 * function Code({ step }: { step: ChallengeStep<'SMS_MFA'> }) {
 *   const { code, onSubmit } = useMfaCode(step)
 *   return (
 *     <form method="post" onSubmit={onSubmit}>
 *       <label {...code.label}>Code</label>
 *       <MfaCodeInput {...code.input} />
 *       <p {...code.message}>{code.error}</p>
 *       <button type="submit">Continue</button>
 *     </form>
 *   )
 * }
 */
export function useMfaCode(options: MfaCodeOptions): MfaCodeController {
  const { submit, error, challenge, rememberDays = null } = options
  const t = useDeferredMessages()
  const id = useId()
  const form = useForm<MfaCodeValues>()
  const isCodeError = error !== null && CODE_ERRORS.includes(error.code)

  const validate = (code: string): string | true => {
    const issue = codeIssue(code)
    return issue === undefined || t(issue === 'missing' ? 'code.missing' : 'code.malformed')
  }

  useErrorEffect(isCodeError ? error : null, (wrong) => {
    const clock = wrong.code === 'code_mismatch' && challenge?.name === 'SOFTWARE_TOKEN_MFA'
    form.setError(NAME, { message: clock ? t('error.code_mismatch.totp') : errorText(t, wrong) })
    form.setFocus(NAME, { shouldSelect: true })
  })
  useClearOnUnmount(() => form.setValue(NAME, ''))

  return {
    form,
    code: fieldControl(form, NAME, `${id}code`, { validate }),
    remember: rememberDays === null ? null : { ...form.register('rememberDevice'), type: 'checkbox' },
    error: isCodeError ? null : error,
    attempt: form.formState.submitCount,
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
