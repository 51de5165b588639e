'use client'

import { type SignIn, SignInError, type StepName } from '@challenge-kit/core'
import { createElement, type ReactElement, useEffect, useState } from 'react'
import { type Screen, type ScreenProps, screens, type ScreenOptions, type StepTable } from './screens.ts'

/** Your own screens, by step: `{ SMS_MFA: MyCode }`. The props of each screen have the type of its step. */
export type Components = { readonly [S in StepName]?: Screen<S> | undefined }

type Step<S extends StepName> = StepTable[S] & { readonly step: S }

function screenOf<S extends StepName>(step: Step<S>, components: Components): Screen<S> | null {
  return components[step.step] ?? screens[step.step].loaded()
}

/**
 * Renders the step on its screen. React's key contains the challenge's index, because Cognito may send the same
 * challenge twice in a row.
 */
export function renderStep<S extends StepName>(
  step: Step<S>,
  components: Components,
  options: ScreenOptions,
): ReactElement | null {
  const screen = screenOf(step, components)
  const key = 'challengeIndex' in step ? `${step.step} ${step.challengeIndex}` : step.step
  return screen && createElement<ScreenProps<S>>(screen, { ...options, ...step, key })
}

/**
 * Returns the step to show. While the code of a new screen loads, the previous step stays on screen and is pending, so
 * that the screen and the focus change only once. If loading fails, the previous step shows an error, and its `submit`
 * loads the code again.
 */
export function useShownStep(flow: SignIn, components: Components): SignIn {
  const ready = screenOf<StepName>(flow, components) !== null
  const [shown, show] = useState<SignIn>(() => (ready ? flow : resuming(flow)))
  const [, render] = useState(0)
  const [failure, fail] = useState<{ readonly flow: SignIn; readonly error: SignInError } | null>(null)
  const failed = failure?.flow === flow ? failure.error : null

  useEffect(() => {
    if (ready || failed) return
    let mounted = true
    screens[flow.step].load().then(
      () => mounted && render((count) => count + 1),
      (cause: unknown) => mounted && fail({ flow, error: new SignInError('chunk', { cause }) }),
    )
    return () => {
      mounted = false
    }
  }, [flow, ready, failed])

  if (ready) {
    if (shown !== flow) show(flow)
    return flow
  }
  if (!failed) return { ...shown, pending: true, error: null }
  const retry = async (): Promise<SignIn> => {
    fail(null)
    return flow
  }
  const failing = { pending: false, error: failed, submit: retry }
  return { ...shown, ...failing }
}

// A page that starts in the middle of a sign-in has no previous step, so the page shows the step RESUMING.
function resuming({ username, restart }: SignIn): SignIn {
  return { step: 'RESUMING', username, pending: true, error: null, restart }
}
