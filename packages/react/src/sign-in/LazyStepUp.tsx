'use client'

import { SignInError } from '@challenge-kit/core'
import { type ReactNode, useEffect, useState } from 'react'
import { Resuming } from '../screens/Resuming.tsx'
import type { StepUpScope } from '../screens/StepUp/StepUpScope.tsx'
import { CurrentStep, type CurrentStepProps } from './CurrentStep.tsx'

/**
 * A step-up. The code of the step-up is loaded when this component mounts. If loading fails, the user can try again.
 */
export function LazyStepUp({ components, ...props }: CurrentStepProps): ReactNode {
  const [Scope, setScope] = useState<typeof StepUpScope | null>(null)
  const [error, setError] = useState<SignInError | null>(null)
  useEffect(() => {
    if (error) return
    import('../screens/StepUp/StepUpScope.tsx').then(
      (module) => setScope(() => module.StepUpScope),
      (cause: unknown) => setError(new SignInError('chunk', { cause })),
    )
  }, [error])
  if (error) return <Resuming {...props} pending={false} error={error} submit={async () => setError(null)} />
  return (
    Scope && <Scope>{(CREDENTIALS) => <CurrentStep {...props} components={{ CREDENTIALS, ...components }} />}</Scope>
  )
}
