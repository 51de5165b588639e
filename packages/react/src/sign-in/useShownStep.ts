'use client'

import type { SignIn, StepName } from '@challenge-kit/core'
import { createElement, type ReactElement, useState } from 'react'
import type { OnDemand } from '../ui/onDemand.ts'
import { useOnDemand } from '../ui/useOnDemand.ts'
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
 * Returns the step to show. While the code or the styles of a new screen load, the previous step stays on screen and is
 * pending, so that the screen and the focus change only once. If loading fails, the previous step shows an error, and its
 * `submit` loads the code again.
 */
export function useShownStep(flow: SignIn, components: Components, styles: OnDemand<unknown>, stepUp: boolean): SignIn {
  // The first screen of a step-up needs all styles, because the screen shows the username.
  const unstyled = (flow.step !== 'CREDENTIALS' || stepUp) && flow.step !== 'RESUMING' && !styles.loaded()
  const ready = !unstyled && screenOf<StepName>(flow, components) !== null
  const [shown, show] = useState<SignIn>(() => (ready ? flow : resuming(flow)))
  const [retry, setRetry] = useState<{ readonly flow: SignIn } | null>(null)
  const reason = retry?.flow === flow ? retry : flow
  const { failure } = useOnDemand<unknown>(screens[flow.step], ready ? null : reason)
  useOnDemand(styles, unstyled || null)
  if (ready) {
    if (shown !== flow) show(flow)
    return flow
  }
  if (!failure) return { ...shown, pending: true, error: null }
  const submit = async (): Promise<SignIn> => {
    setRetry({ flow })
    return flow
  }
  const failing = { pending: false, error: failure, submit }
  return { ...shown, ...failing }
}

// A page that starts in the middle of a sign-in has no previous step, so the page shows the step RESUMING.
function resuming({ username, restart }: SignIn): SignIn {
  return { step: 'RESUMING', username, pending: true, error: null, restart }
}
