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
 * @param sessionName - The transport's `sessionName`, so that the sign-ins of two tenants on one origin do not mix.
 * @example
 * const transport = httpTransport()
 * const flow = createSignIn({ transport, resumeMarker: storageMarker(() => sessionStorage, transport.sessionName) })
 */
export function storageMarker(storage: () => MarkerStorage, sessionName: string = ''): ResumeMarker {
  const key = KEY + sessionName
  return {
    read() {
      try {
        return storage().getItem(key) !== null
      } catch {
        return false
      }
    },
    write(inProgress) {
      try {
        if (inProgress) storage().setItem(key, '1')
        else storage().removeItem(key)
      } catch {
        // The browser forbids storage.
      }
    },
  }
}
