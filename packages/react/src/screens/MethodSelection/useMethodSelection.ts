'use client'

import type { FirstFactor, SignInError } from '@challenge-kit/core'
import { useState } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { usePasskeySupport } from '../Passkey/usePasskeySupport.ts'
import { type PasswordController, usePassword } from '../Password/usePassword.ts'

export interface MethodSelectionController {
  /**
   * The sign-in methods of the account, the strongest first. If the browser does not support passkeys, the list has no
   * `WEB_AUTHN`. If `WEB_AUTHN` is the only method, the list keeps it, and the passkey screen says that passkeys are
   * unavailable.
   */
  readonly methods: readonly FirstFactor[]
  /**
   * Chooses a method. If the method is a code, Cognito sends the code. If the method is the password, `password` is
   * then set.
   */
  choose(method: FirstFactor): void
  /**
   * The password form after the user chose the password, otherwise null. The form sends the choice and the password in
   * one call.
   */
  readonly password: (PasswordController & { back(): void }) | null
  /** An error that belongs to no field. */
  readonly error: SignInError | null
}

export type MethodSelectionOptions = Pick<
  ChallengeProps<'SELECT_CHALLENGE'>,
  'challenge' | 'submit' | 'error' | 'pending'
>

/**
 * The state of a choice of sign-in methods, without markup.
 *
 * @example
 * function Methods({ step }: { step: ChallengeStep<'SELECT_CHALLENGE'> }) {
 *   const { methods, choose } = useMethodSelection(step)
 *   return methods.map((method) => (
 *     <button key={method} type="button" onClick={() => choose(method)}>
 *       {method}
 *     </button>
 *   ))
 * }
 */
export function useMethodSelection(options: MethodSelectionOptions): MethodSelectionController {
  const { challenge, submit, error, pending } = options
  const [askingPassword, askPassword] = useState(false)
  const supported = usePasskeySupport()
  const others = challenge.methods.filter((method) => method !== 'WEB_AUTHN')
  const password = usePassword({ submit: (answer) => submit({ method: 'PASSWORD', ...answer }), error })
  return {
    methods: supported || others.length === 0 ? challenge.methods : others,
    choose(method) {
      if (pending) return
      if (method === 'PASSWORD') askPassword(true)
      else void submit({ method })
    },
    password: askingPassword
      ? {
          ...password,
          back() {
            password.form.reset()
            askPassword(false)
          },
        }
      : null,
    error: password.error,
  }
}
