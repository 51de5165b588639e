'use client'

import {
  type ApiFetch,
  type ApiFetchOptions,
  createApiFetch,
  type StepUpDemand,
  toSignInError,
} from '@challenge-kit/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ownerOf } from '../../scope/sessionQuery.ts'
import { useSignInScope } from '../../scope/signInScope.ts'
import { endSession } from './accountQuery.ts'
import type { StepUp } from './useAccountAction.ts'

/** The user has to sign in again, because your API asks for it. */
export interface ApiStepUp extends StepUp {
  /** What your API asks for. `StepUpInPlace` uses it without your help. */
  readonly demand: StepUpDemand
}

export interface Api {
  /** Sends a request to your API: see `createApiFetch`. The function stays the same for the life of the component. */
  readonly fetch: ApiFetch
  /** Not null while the user has to sign in again. Show `<StepUpInPlace>` then. */
  readonly stepUp: ApiStepUp | null
}

/**
 * Calls your own API through the backend. If your API asks for a step-up (RFC 9470), `stepUp` is not null. After the
 * step-up, the request is sent again. All requests that wait share one step-up. The hook reads its options once.
 *
 * @example
 * function CloseAccount() {
 *   const { fetch, stepUp } = useApi()
 *   if (stepUp) return <StepUpInPlace onDone={stepUp.done} onCancel={stepUp.cancel} />
 *   return <button onClick={() => void fetch('/account', { method: 'DELETE' })}>Close account</button>
 * }
 */
export function useApi(options: Omit<ApiFetchOptions, 'stepUp'> = {}): Api {
  const scope = useSignInScope('useApi')
  const client = useQueryClient()
  const [stepUp, setStepUp] = useState<ApiStepUp | null>(null)

  const [api] = useState(() => {
    let waiting: Promise<boolean> | null = null
    let settle: ((signedIn: boolean) => void) | null = null

    function wait(demand: StepUpDemand): Promise<boolean> {
      const owner = ownerOf(client)
      scope.demand.current = demand
      setStepUp({ demand, done: () => settle?.(true), cancel: () => settle?.(false) })
      return new Promise((resolve) => {
        settle = (signedIn) => {
          waiting = settle = null
          scope.demand.current = undefined
          setStepUp(null)
          // A request of one user must not be sent with the session of another user.
          resolve(signedIn && (owner === undefined || ownerOf(client) === owner))
        }
      })
    }

    const send = createApiFetch({ ...options, stepUp: (demand) => (waiting ??= wait(demand)) })
    const fetch: ApiFetch = async (path, init) => {
      const owner = ownerOf(client)
      try {
        return await send(path, init)
      } catch (thrown) {
        if (init?.signal?.aborted) throw thrown
        const error = toSignInError(thrown)
        if (error.code === 'signed_out') await endSession(scope, client, owner)
        throw error
      }
    }
    return { fetch, abandon: () => settle?.(false) }
  })

  useEffect(() => () => api.abandon(), [api])
  return { fetch: api.fetch, stepUp }
}
