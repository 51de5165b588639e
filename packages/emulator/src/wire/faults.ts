/** A failure of one request. */
export type Fault =
  | { readonly kind: 'throttle' }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly status?: number }
  /** InternalErrorException, status 500. */
  | { readonly kind: 'internal' }
  /** The response is an HTML page, like the error page of a proxy. Default status: 502. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The operation starts after this many milliseconds of real time. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The connection breaks before the operation runs. */
  | { readonly kind: 'drop' }
  /** The operation runs, and its response is lost. */
  | { readonly kind: 'lostReply' }
  /** The response becomes this challenge. `keepSession` keeps the Session of the true response. */
  | {
      readonly kind: 'challenge'
      readonly name: string
      readonly parameters?: Readonly<Record<string, string>>
      readonly keepSession?: boolean
    }
  /** These ChallengeParameters override the ChallengeParameters of the true response. */
  | { readonly kind: 'challengeParameters'; readonly parameters: Readonly<Record<string, string>> }

/** The faults of future requests. A request over HTTP cannot set a fault. */
export interface Faults {
  /**
   * Applies the fault to the next request of this operation. `*` stands for any operation.
   * `times` is the number of requests that get the fault. Default: 1.
   */
  next(operation: string, fault: Fault & { readonly times?: number }): void
  clear(): void
}

/** The faults with the function that only the endpoint calls. */
export interface FaultQueue extends Faults {
  /** Returns the fault for this operation, if there is one, and counts the request. */
  take(operation: string): Fault | undefined
}

export function createFaults(): FaultQueue {
  let waiting: { readonly operation: string; readonly fault: Fault; left: number }[] = []
  return {
    next: (operation, fault) => {
      waiting.push({ operation, fault, left: fault.times ?? 1 })
    },
    clear: () => {
      waiting = []
    },
    take: (operation) => {
      const found = waiting.find((item) => item.operation === operation || item.operation === '*')
      if (!found) return undefined
      found.left -= 1
      waiting = waiting.filter((item) => item.left > 0)
      return found.fault
    },
  }
}
