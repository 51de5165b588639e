/** Stores whether this tab has a sign-in in progress. It stores one bit and no secret. */
export interface ResumeMarker {
  read(): boolean
  write(inProgress: boolean): void
}

/** The part of `Storage` that a marker uses. */
export interface MarkerStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const KEY = 'challenge-kit.sign-in'

/**
 * Returns a marker that uses the storage of the page. If the browser forbids storage, the marker stores nothing, and a
 * reload starts at the credentials.
 *
 * @param storage - Returns the storage. It is a function, because reading `sessionStorage` may throw.
 * @example
 * const resumeMarker = storageMarker(() => sessionStorage)
 */
export function storageMarker(storage: () => MarkerStorage): ResumeMarker {
  return {
    read() {
      try {
        return storage().getItem(KEY) !== null
      } catch {
        return false
      }
    },
    write(inProgress) {
      try {
        if (inProgress) storage().setItem(KEY, '1')
        else storage().removeItem(KEY)
      } catch {
        // The browser forbids storage.
      }
    },
  }
}
