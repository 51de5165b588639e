import type { AuthFlow } from './cognitoPort.ts'

/** How surely the pool has to know a person who signs in once more. */
export interface StepUpPolicy {
  /** Authentication context class references, the first that the pool can reach counts: `TARGET_ACR_VALUES`. */
  readonly acrValues: readonly string[]
  /** Seconds after which what was proved before counts no more: `MAX_AGE`. @default all that the access token stands for */
  readonly maxAge?: number
}

/** The policy, checked at start-up. */
export function readStepUp(policy: StepUpPolicy | undefined, authFlow: AuthFlow): StepUpPolicy | null {
  if (!policy) return null
  if (authFlow !== 'USER_AUTH') throw new Error(`stepUp: Cognito takes ACR values with USER_AUTH, not with ${authFlow}`)
  if (policy.acrValues.length === 0 || policy.acrValues.some((value) => !/^\S+$/.test(value)))
    throw new Error('stepUp: acrValues needs one value at least, and none may have blanks in it')
  return policy
}
