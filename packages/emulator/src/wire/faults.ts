/** What can go wrong with one call. */
export type Fault =
  | { readonly kind: 'throttle' }
  | { readonly kind: 'error'; readonly name: string; readonly message: string; readonly status?: number }
  /** InternalErrorException, status 500. */
  | { readonly kind: 'internal' }
  /** An HTML page, as a proxy in between would answer. Status 502 unless given. */
  | { readonly kind: 'html'; readonly status?: number }
  /** The answer comes after this many real milliseconds. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The connection breaks before the call is processed. */
  | { readonly kind: 'drop' }
  /** The call is processed, and its answer is lost. */
  | { readonly kind: 'lostReply' }
  /** The answer becomes this challenge. With `keepSession` it keeps the Session that the true answer had. */
  | {
      readonly kind: 'challenge'
      readonly name: string
      readonly parameters?: Readonly<Record<string, string>>
      readonly keepSession?: boolean
    }
  /** These ChallengeParameters are put over those of the true answer. */
  | { readonly kind: 'challengeParameters'; readonly parameters: Readonly<Record<string, string>> }

/** Faults waiting for their calls. They are no part of the AWS wire. */
export interface Faults {
  /** Spoils the next call of this operation, or of any ('*'); the next `times` calls if given. */
  next(operation: string, fault: Fault & { readonly times?: number }): void
  clear(): void
}

export interface FaultQueue extends Faults {
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
