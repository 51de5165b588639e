import type { ResumeMarker } from '@challenge-kit/core'

const KEY = 'challenge-kit.sign-in'

/** Remembers in sessionStorage that this tab left a sign-in behind. Where storage is forbidden, it remembers nothing. */
export const tabMarker: ResumeMarker = {
  read() {
    try {
      return sessionStorage.getItem(KEY) !== null
    } catch {
      return false
    }
  },
  write(inProgress) {
    try {
      if (inProgress) sessionStorage.setItem(KEY, '1')
      else sessionStorage.removeItem(KEY)
    } catch {
      // A reload will then start at the credentials.
    }
  },
}
