import { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION } from '@challenge-kit/core'
import { type Journey, enterPassword } from './journeys.ts'
import type { Person } from './person.ts'

const CARD = 'Your library card'

/** True if the page shows what belongs to a member. */
const SHOWS_MEMBER = `(getComputedStyle(document.documentElement).visibility === 'visible' && document.body.innerText.includes('${CARD}'))`

/** True if the page asks for the password. */
const SHOWS_SIGN_IN = `document.querySelector('main [name="password"]') !== null`

/** Records, from each return to the page on, whether a frame shows what belongs to a member. */
const WATCH = `void addEventListener('pageshow', ({ persisted }) => {
  window.watched = { persisted, shown: false }
  const look = () => {
    window.watched.shown ||= ${SHOWS_MEMBER}
    requestAnimationFrame(look)
  }
  look()
})`

/** The call of the kit that ends the session. Its status becomes the title of the page. */
const SIGN_OUT = `void fetch('/auth/sign-out', {
  method: 'POST',
  headers: { 'content-type': 'application/json', '${CSRF_HEADER}': '1', '${PROTOCOL_HEADER}': '${PROTOCOL_VERSION}' },
  body: '{}',
}).then(({ status }) => (document.title = status))`

/** Hana signs in, leaves the page, signs out on another page, and goes back. */
function returnTo(path: string, title: string, isSafe: (person: Person) => Promise<void>): Journey {
  return {
    title,
    account: 'hana',
    run: async (person) => {
      await enterPassword(person, 'hana', path)
      await person.sees(CARD)
      await person.page.evaluate(WATCH)
      await person.open('/elsewhere')
      await person.page.evaluate(SIGN_OUT)
      await person.expects('document.title', '200')
      await person.page.back()
      await person.expects(SHOWS_SIGN_IN, true)
      await isSafe(person)
    },
  }
}

const showsNothing = (person: Person): Promise<void> => person.expects('window.watched?.shown ?? false', false)

export const pageRestore: readonly Journey[] = [
  returnTo(
    '/',
    'back from the back/forward cache after the session ended shows nothing of the member',
    async (person) => {
      await person.expects('window.watched?.persisted', true)
      await showsNothing(person)
    },
  ),
  // WebKit keeps a page with `no-store` in its back/forward cache if the page did not come over HTTPS.
  returnTo(
    '/no-store',
    'back to a page with no-store after the session ended shows nothing of the member',
    showsNothing,
  ),
]
