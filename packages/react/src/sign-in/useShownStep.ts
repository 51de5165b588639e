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
 * Renders the step on its screen. The key has the challenge's index, because Cognito may send one challenge twice in a
 * row.
 */
export function renderStep<S extends StepName>(
  step: Step<S>,
  components: Components,
  slots: ScreenOptions,
): ReactElement | null {
  const screen = screenOf(step, components)
  const key = 'challengeIndex' in step ? `${step.step} ${step.challengeIndex}` : step.step
  return screen && createElement<ScreenProps<S>>(screen, { ...slots, ...step, key })
}

/**
 * The step to show. If the code of a new step's screen is not loaded yet, the step before it stays on screen and is
 * pending, so that the screen changes once and the focus is set once. If loading fails, the step before it shows an
 * error, and its `submit` loads the code again.
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

// A page that starts in the middle of a sign-in has no step before it, so it shows that it is resuming.
function resuming({ username, restart }: SignIn): SignIn {
  return { step: 'RESUMING', username, pending: true, error: null, restart }
}
