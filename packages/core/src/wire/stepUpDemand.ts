/** What an API requires of the sign-in: RFC 9470. */
export interface StepUpDemand {
  /** Authentication context class references, most preferred first. Empty if the API names none. */
  readonly acrValues: readonly string[]
  /** The most seconds since the sign-in, or null if the API names none. */
  readonly maxAge: number | null
}

/** Reads the demand in an error reply of the backend. Null if the reply does not ask for a step-up. */
export function readStepUpDemand(text: string): StepUpDemand | null {
  try {
    const json: unknown = JSON.parse(text)
    const error = json && typeof json === 'object' && 'error' in json ? json.error : null
    if (!error || typeof error !== 'object' || !('code' in error) || error.code !== 'step_up_required') return null
    const values = 'acrValues' in error && Array.isArray(error.acrValues) ? error.acrValues : []
    const maxAge = 'maxAge' in error && typeof error.maxAge === 'number' ? error.maxAge : null
    return { acrValues: values.filter((value) => typeof value === 'string'), maxAge }
  } catch {
    return null
  }
}
