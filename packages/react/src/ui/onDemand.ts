/** Code that the first screen does not need. It is loaded once for the whole page. */
export interface OnDemand<T> {
  /** What was loaded, or null until `load` has resolved. */
  loaded(): T | null
  load(): Promise<void>
}

/**
 * Returns code that `load` imports. On a server, all users share the loaded code. This is safe, because the code contains
 * no data about a user.
 */
export function onDemand<T>(load: () => Promise<T>): OnDemand<T> {
  let loaded: T | null = null
  return {
    loaded: () => loaded,
    load: async () => {
      loaded ??= await load()
    },
  }
}

/** Returns code that is loaded from the start. */
export function eager<T>(code: T): OnDemand<T> {
  return { loaded: () => code, load: async () => {} }
}
