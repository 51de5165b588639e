'use client'

import { type AccountCalls, type SignInError, toSignInError } from '@challenge-kit/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useSignInScope } from '../../signInScope.ts'
import { tracedTransport } from '../../tracedTransport.ts'
import { ownerOf } from '../../session/sessionQuery.ts'
import { callAccount, type Changed, keepChanged, needsStepUp } from './accountQuery.ts'

/** The last sign-in is too long ago for what was asked: it waits until the person has signed in again. */
export interface StepUp {
  /** Signed in again. What was asked is done now, or where it held a secret or needs a press, can be asked again. */
  done(): void
  /** Leaves it. */
  cancel(): void
}

/** How it stands with what is being done to the account. */
export interface AccountState {
  /** What is being done: a name, or the id of what it is done to. Null where nothing is. */
  readonly doing: string | null
  /** What went wrong. */
  readonly error: SignInError | null
  /** Signing in again comes first. */
  readonly stepUp: StepUp | null
  /** That was done, and nothing was repeated: it takes another press. */
  readonly again: boolean
  /** How often something was tried. */
  readonly attempt: number
}

/** Makes a call of the account. Rejects with `SignInError`. */
export type Send = <K extends keyof AccountCalls>(
  call: K,
  input: AccountCalls[K]['in'],
) => Promise<AccountCalls[K]['out']>

type Work = (send: Send) => Promise<Changed>

/** One thing at a time: each resolves to whether it was done, and never rejects. */
export interface Act {
  /** For what holds a secret or needs a press: nothing waits for a step-up, and after it the person asks again. */
  once(doing: string, work: Work): Promise<boolean>
  /** For all else: it waits for a step-up, and is done then. */
  repeatable(doing: string, work: Work): Promise<boolean>
}

export interface AccountAction extends AccountState {
  readonly act: Act
}

const IDLE = { doing: null, error: null, stepUp: null, again: false } as const

/** Changing something of the account. `hook` is the one that asks. */
export function useAccountAction(hook: string): AccountAction {
  const scope = useSignInScope(hook)
  const client = useQueryClient()
  const [state, setState] = useState<AccountState>({ ...IDLE, attempt: 0 })
  const running = useRef(false)
  const settle = (next: Partial<AccountState>): void => setState(({ attempt }) => ({ ...IDLE, attempt, ...next }))

  const send: Send = (call, input) =>
    callAccount(scope, client, tracedTransport(scope.transport, client, 'account'), call, input)

  async function attempt(doing: string, work: Work): Promise<SignInError | null> {
    running.current = true
    setState((before) => ({ ...IDLE, doing, attempt: before.attempt + 1 }))
    const owner = ownerOf(client)
    const error = await work(send).then(async (changed) => {
      // Someone else may be signed in by now, or nobody.
      if (ownerOf(client) === owner) await keepChanged(client, changed)
      else void client.invalidateQueries({ queryKey: ['account'] })
      return null
    }, toSignInError)
    running.current = false
    settle(error && needsStepUp(error) ? {} : { error })
    return error
  }

  // Holds on to no work.
  async function once(doing: string, work: Work): Promise<boolean> {
    const error = await attempt(doing, work)
    if (needsStepUp(error)) settle({ stepUp: { done: () => settle({ again: true }), cancel: () => settle({}) } })
    return error === null
  }

  async function repeated(doing: string, work: Work): Promise<boolean> {
    const error = await attempt(doing, work)
    if (!needsStepUp(error)) return error === null
    return new Promise((resolve) => {
      const cancel = (): void => {
        settle({})
        resolve(false)
      }
      settle({ stepUp: { done: () => resolve(repeated(doing, work)), cancel } })
    })
  }

  return {
    ...state,
    act: {
      once: async (doing, work) => !running.current && once(doing, work),
      repeatable: async (doing, work) => !running.current && repeated(doing, work),
    },
  }
}
