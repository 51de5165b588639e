'use client'

import { type AccountCalls, type SignInError, toSignInError } from '@challenge-kit/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ownerOf } from '../../scope/sessionQuery.ts'
import { useSignInScope } from '../../scope/signInScope.ts'
import { tracedTransport } from '../../scope/tracedTransport.ts'
import { callAccount, needsStepUp, storeUpdates, type UpdatedQueries } from './accountQuery.ts'

/** The user has to sign in again before an action is allowed, because the last sign-in is too long ago. */
export interface StepUp {
  /**
   * Call this function after the user has signed in again. The action then runs again, unless it has a secret or needs
   * a click. In these two cases, `mustRepeat` becomes true, and the user starts the action again.
   */
  done(): void
  /** Call this function if the user does not want to sign in again. The action is then dropped. */
  cancel(): void
}

/** The state of the actions of one account screen. */
export interface AccountState {
  /** The name of the running action, or the id of the item that the action changes. Null if no action is running. */
  readonly pendingAction: string | null
  /** Why the last action failed. */
  readonly error: SignInError | null
  /** Not null while the user has to sign in again. */
  readonly stepUp: StepUp | null
  /** True after a step-up if the action did not run again. The user has to start the action again. */
  readonly mustRepeat: boolean
  /** How many actions were tried. */
  readonly attempt: number
}

/** Makes an account call. Rejects with `SignInError`. */
export type Send = <K extends keyof AccountCalls>(
  call: K,
  input: AccountCalls[K]['in'],
) => Promise<AccountCalls[K]['out']>

type Work = (send: Send) => Promise<UpdatedQueries>

/** Runs one action at a time. Both functions resolve to true if the action succeeded, and never reject. */
export interface AccountActions {
  /** Runs an action that has a secret or needs a click. The action does not run again after a step-up. */
  run(name: string, work: Work): Promise<boolean>
  /** Runs any other action. If a step-up is needed, the action runs again after the step-up. */
  runRetryable(name: string, work: Work): Promise<boolean>
}

export interface AccountAction extends AccountState {
  readonly actions: AccountActions
}

const IDLE = { pendingAction: null, error: null, stepUp: null, mustRepeat: false } as const

/**
 * Returns the functions that run account actions, and the state of these actions. `hook` is the name of the calling
 * hook, for the error message.
 */
export function useAccountAction(hook: string): AccountAction {
  const scope = useSignInScope(hook)
  const client = useQueryClient()
  const [state, setState] = useState<AccountState>({ ...IDLE, attempt: 0 })
  const running = useRef(false)
  const settle = (next: Partial<AccountState>): void => setState(({ attempt }) => ({ ...IDLE, attempt, ...next }))

  const send: Send = (call, input) =>
    callAccount(scope, client, tracedTransport(scope.transport, client, 'account'), call, input)

  async function attempt(name: string, work: Work): Promise<SignInError | null> {
    running.current = true
    setState((before) => ({ ...IDLE, pendingAction: name, attempt: before.attempt + 1 }))
    const owner = ownerOf(client)
    const error = await work(send).then(async (updated) => {
      // The new data is stored only if the same user is still signed in.
      if (ownerOf(client) === owner) await storeUpdates(client, updated)
      else void client.invalidateQueries({ queryKey: ['account'] })
      return null
    }, toSignInError)
    running.current = false
    settle(error && needsStepUp(error) ? {} : { error })
    return error
  }

  // `work` may hold a secret, so this function keeps no reference to `work` after the attempt.
  async function run(name: string, work: Work): Promise<boolean> {
    const error = await attempt(name, work)
    if (needsStepUp(error)) settle({ stepUp: { done: () => settle({ mustRepeat: true }), cancel: () => settle({}) } })
    return error === null
  }

  async function runRetryable(name: string, work: Work): Promise<boolean> {
    const error = await attempt(name, work)
    if (!needsStepUp(error)) return error === null
    return new Promise((resolve) => {
      const cancel = (): void => {
        settle({})
        resolve(false)
      }
      settle({ stepUp: { done: () => resolve(runRetryable(name, work)), cancel } })
    })
  }

  return {
    ...state,
    actions: {
      run: async (name, work) => !running.current && run(name, work),
      runRetryable: async (name, work) => !running.current && runRetryable(name, work),
    },
  }
}
