'use client'

import { type ReactNode, useState } from 'react'
import { Resuming } from '../screens/Resuming.tsx'
import { onDemand } from '../ui/onDemand.ts'
import { useOnDemand } from '../ui/useOnDemand.ts'
import { CurrentStep, type CurrentStepProps } from './CurrentStep.tsx'

const stepUpScope = onDemand(() => import('../screens/StepUp/StepUpScope.tsx').then((module) => module.StepUpScope))

/**
 * A step-up. The code of the step-up is loaded when this component mounts. If loading fails, the user can try again.
 */
export function LazyStepUp({ components, ...props }: CurrentStepProps): ReactNode {
  const [attempt, setAttempt] = useState(0)
  const { loaded: Scope, failure } = useOnDemand(stepUpScope, attempt)
  const retry = async () => setAttempt(attempt + 1)
  if (failure) return <Resuming {...props} pending={false} error={failure} submit={retry} />
  return (
    Scope && <Scope>{(CREDENTIALS) => <CurrentStep {...props} components={{ CREDENTIALS, ...components }} />}</Scope>
  )
}
