'use client'

import { SignInError } from '@challenge-kit/core'
import { type ReactNode, useEffect, useState } from 'react'
import { Resuming } from '../screens/Resuming.tsx'
import type { StepUpScope } from '../screens/StepUp/StepUpScope.tsx'
import { CurrentStep, type CurrentStepProps } from './CurrentStep.tsx'

/** A step-up, loaded when it is asked for. Where that fails, it says so, and can be tried again. */
export function LazyStepUp({ components, ...props }: CurrentStepProps): ReactNode {
  const [Loaded, show] = useState<typeof StepUpScope | null>(null)
  const [error, fail] = useState<SignInError | null>(null)
  useEffect(() => {
    if (error) return
    import('../screens/StepUp/StepUpScope.tsx').then(
      (module) => show(() => module.StepUpScope),
      (cause: unknown) => fail(new SignInError('chunk', { cause })),
    )
  }, [error])
  if (error) return <Resuming {...props} pending={false} error={error} submit={async () => fail(null)} />
  return (
    Loaded && <Loaded>{(CREDENTIALS) => <CurrentStep {...props} components={{ CREDENTIALS, ...components }} />}</Loaded>
  )
}
