'use client'

import type { FirstFactor, SignInError } from '@challenge-kit/core'
import { useState } from 'react'
import type { ChallengeProps } from '../../form/challengeProps.ts'
import { usePasskeySupport } from '../Passkey/usePasskeySupport.ts'
import { type PasswordController, usePassword } from '../Password/usePassword.ts'

export interface MethodSelectionController {
  /**
   * The ways to sign in that the account has, strongest first. A passkey is left out where this browser has none, unless
   * it is the only way: its screen then says so.
   */
  readonly methods: readonly FirstFactor[]
  /** Picks one: a code is on its way at once, and a password is asked for. */
  choose(method: FirstFactor): void
  /** The password, once that was picked: it goes along with the choice, in one request. */
  readonly password: (PasswordController & { back(): void }) | null
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
}

export type MethodSelectionOptions = Pick<
  ChallengeProps<'SELECT_CHALLENGE'>,
  'challenge' | 'submit' | 'error' | 'pending'
>

/** How to sign in, without markup. */
export function useMethodSelection(options: MethodSelectionOptions): MethodSelectionController {
  const { challenge, submit, error, pending } = options
  const [asking, ask] = useState(false)
  const passkeys = usePasskeySupport()
  const others = challenge.methods.filter((method) => method !== 'WEB_AUTHN')
  const password = usePassword({ submit: (answer) => submit({ method: 'PASSWORD', ...answer }), error })
  return {
    methods: passkeys || others.length === 0 ? challenge.methods : others,
    choose(method) {
      if (pending) return
      if (method === 'PASSWORD') ask(true)
      else void submit({ method })
    },
    password: asking
      ? {
          ...password,
          back() {
            password.form.reset()
            ask(false)
          },
        }
      : null,
    error: password.error,
  }
}
