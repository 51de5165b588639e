'use client'

import { type SignIn, SignInError, type StepName } from '@challenge-kit/core'
import { createElement, type ReactElement, useEffect, useState } from 'react'
import { type Screen, type ScreenProps, screens, type ScreenOptions, type StepTable } from './screens.ts'

/** Screens of the host's own, by step: `{ SMS_MFA: MyCode }`. Each is given the step, so that its props are typed by it. */
export type Components = { readonly [S in StepName]?: Screen<S> | undefined }

type Step<S extends StepName> = StepTable[S] & { readonly step: S }

function screenOf<S extends StepName>(step: Step<S>, components: Components): Screen<S> | null {
  return components[step.step] ?? screens[step.step].loaded()
}

/** The step on its screen. Keyed by the question, since one may be asked twice in a row. */
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
 * The step that can be shown. A new one waits for its screen's code: until that is loaded, the step before it stays as it
 * is, pending, so that there is one change on screen and the focus finds its place. Where loading fails, it says so as
 * any step says what went wrong, and sending it once more tries to load again.
 */
export function useShownStep(flow: SignIn, components: Components): SignIn {
  const ready = screenOf<StepName>(flow, components) !== null
  const [shown, show] = useState<SignIn>(() => (ready ? flow : waitingFor(flow)))
  const [, render] = useState(0)
  const [failure, fail] = useState<{ readonly flow: SignIn; readonly error: SignInError } | null>(null)
  const failed = failure?.flow === flow ? failure.error : null

  useEffect(() => {
    if (ready || failed) return
    let wanted = true
    screens[flow.step].load().then(
      () => wanted && render((count) => count + 1),
      (cause: unknown) => wanted && fail({ flow, error: new SignInError('chunk', { cause }) }),
    )
    return () => {
      wanted = false
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

// A page that begins in the middle of a sign-in has no step before it.
function waitingFor({ username, restart }: SignIn): SignIn {
  return { step: 'RESUMING', username, pending: true, error: null, restart }
}
