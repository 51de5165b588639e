import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Lab } from './lab.ts'

/** Gives each visitor a lab: no visitor sees the codes and calls of another visitor, or changes their settings. */
export interface VisitorLabs {
  /** Gives the browser a visitor's cookie together with the page, unless the browser has this cookie. */
  welcome(incoming: IncomingMessage, outgoing: ServerResponse): void
  /** Passes requests on to one listener of the visitor's lab. */
  listener(name: 'signIn' | 'api' | 'controls'): RequestListener
}

/** The name of the cookie with the visitor's random id. */
export const VISITOR_COOKIE = 'lantern_visitor'
const visitorCookie = new RegExp(`(?:^|;\\s*)${VISITOR_COOKIE}=(?<visitor>[\\w-]{43})(?:;|$)`)

/** Each lab holds about 0.6 MB. */
const MOST_LABS = 200

/** `newLab` creates the lab of a visitor at the visitor's first request. The least recently used lab is closed. */
export function createVisitorLabs(newLab: () => Promise<Lab>, mostLabs: number = MOST_LABS): VisitorLabs {
  const labs = new Map<string, Promise<Lab>>()

  function labOf(visitor: string): Promise<Lab> {
    const lab = labs.get(visitor) ?? newLab()
    // A map keeps the order of insertion, so its first lab is the least recently used lab.
    labs.delete(visitor)
    labs.set(visitor, lab)
    for (const [oldest, unused] of labs) {
      if (labs.size <= mostLabs) break
      labs.delete(oldest)
      unused.then(({ close }) => close()).catch(() => undefined)
    }
    return lab
  }

  return {
    welcome: (incoming, outgoing) => {
      if (visitorOf(incoming) !== '') return
      const visitor = randomBytes(32).toString('base64url')
      outgoing.setHeader('set-cookie', `${VISITOR_COOKIE}=${visitor}; Path=/; HttpOnly; SameSite=Lax`)
    },
    listener: (name) => (incoming, outgoing) => {
      const visitor = visitorOf(incoming)
      labOf(visitor).then(
        (lab) => lab[name](incoming, outgoing),
        () => {
          labs.delete(visitor)
          outgoing.writeHead(500).end()
        },
      )
    },
  }
}

/** Returns the value of the visitor's cookie. Programs such as `npm run browsers` have no cookie, and share the lab ''. */
function visitorOf({ headers }: IncomingMessage): string {
  return visitorCookie.exec(headers.cookie ?? '')?.groups?.['visitor'] ?? ''
}
