import { type Journey, enterCode, enterPassword } from './journeys.ts'
import type { Person } from './person.ts'

/** An expression for what the policy of the page refused. */
export const REFUSED = 'window.refused.join()'

const SHEETS = 'document.styleSheets.length'
const BORDER_OF_QR = `getComputedStyle(document.querySelector('[data-ck-part~="qr"]')).borderTopWidth`
const ADD_STYLE = `void document.head.append(Object.assign(document.createElement('style'), { textContent: 'h1 { color: red }' }))`

const openStrict = async (person: Person): Promise<void> => {
  await person.open('/strict')
  await person.sees('Sign in to Lantern')
}

/** Journeys through the page with the sign-in alone. After each journey the run expects that nothing was refused. */
export const strictPolicy: readonly Journey[] = [
  {
    title: 'a strict policy and styles in two files: password, then set-up of an authenticator app',
    account: 'farah',
    run: async (person, lab) => {
      await openStrict(person)
      await person.expects(SHEETS, 1)
      await enterPassword(person, 'farah', '/strict', 'Email')
      await person.sees('Set up your authenticator app')
      await person.expects(SHEETS, 2)
      await person.expects(BORDER_OF_QR, '1px')
      await enterCode(person, await lab.appCode('farah'))
      await person.sees('You’re signed in')
    },
  },
  {
    title: 'a strict policy refuses a style that is not in a file, and this run notices',
    account: 'farah',
    run: async (person) => {
      await openStrict(person)
      await person.expects(REFUSED, '')
      await person.page.evaluate(ADD_STYLE)
      await person.expects(`${REFUSED}.startsWith('style-src')`, true)
      await person.page.evaluate('void (window.refused.length = 0)')
    },
  },
]
