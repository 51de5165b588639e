'use client'

import type { Session, StepName } from '@challenge-kit/core'
import { type ReactNode, useEffect, useState } from 'react'
import { type StepListeners, useSignInScope } from '../scope/signInScope.ts'
import { Root } from '../ui/card/Root.tsx'
import { preload } from './preload.ts'
import { screenStyles } from './screenStyles.ts'
import type { ScreenOptions } from './screens.ts'
import { type Components, renderStep, useShownStep } from './useShownStep.ts'
import { useStep } from './useStep.ts'

export interface CurrentStepProps extends ScreenOptions {
  /** Your own screens, which replace the kit's screens. */
  readonly components?: Components | undefined
  /** Called exactly once for each sign-in. */
  readonly onSignedIn?: ((session: Session) => void) | undefined
  /**
   * Called with the name of each new step, and with the step and the code of each error. The function receives no other
   * data, so you can use it for analytics.
   */
  readonly onEvent?: StepListeners['onEvent']
  /** Shown above each screen, outside the card. */
  readonly header?: ReactNode
  /** Shown below each screen, outside the card. */
  readonly footer?: ReactNode
  /**
   * Loads the styles of the screens after the first one: `() => import('@challenge-kit/react/screens.css')`. Called
   * while the user types. A screen is shown after its styles are loaded. Set this function if your page imports
   * `first.css` instead of `styles.css`. The first render decides.
   */
  readonly loadStyles?: (() => Promise<unknown>) | undefined
}

const NONE: Components = {}

/** Shows the current step of the provider's sign-in on its screen. */
export function CurrentStep({
  components = NONE,
  onSignedIn,
  onEvent,
  loadStyles,
  header,
  footer,
  ...options
}: CurrentStepProps): ReactNode {
  const scope = useSignInScope('SignIn')
  const { flow } = scope
  const state = useStep(scope, { onSignedIn, onEvent })
  const [styles] = useState(() => screenStyles(loadStyles))
  const step = useShownStep(state, components, styles, !!scope.options.stepUp)
  const { pending } = state
  const { prepare } = flow
  // The first keystroke preloads the screens, in a task of its own. Sending the form preloads the screens too, because a
  // password manager can fill and send the form without a keystroke.
  useEffect(() => {
    if (pending) void preload(prepare, styles)
  }, [pending, prepare, styles])
  return (
    <Root step={step.step} frame={options.frame} onInput={() => setTimeout(() => void preload(prepare, styles))}>
      {header && <div data-ck-part="slot">{header}</div>}
      {renderStep<StepName>(step, components, options)}
      {footer && <div data-ck-part="slot">{footer}</div>}
    </Root>
  )
}
