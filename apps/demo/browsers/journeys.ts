import { password } from '../server/lab/pool/person.ts'
import type { PersonId } from '../server/lab/pool/person.ts'
import type { Lab } from './lab.ts'
import { CODE, type Person } from './person.ts'

/** One description for every engine. Rejects with what went wrong. */
export interface Journey {
  readonly title: string
  readonly account: PersonId
  run(person: Person, lab: Lab): Promise<void>
}

const CHOSEN = 'Harbour-lamp-77'
const USERNAME = 'Email or phone number'
const CARD = 'Your library card'

/** Types the credentials of a person, and submits them. */
export async function enterPassword(person: Person, account: PersonId, path = '/', label = USERNAME): Promise<void> {
  await person.open(path)
  await person.fill(label, `${account}@example.com`)
  await person.fill('Password', password)
  await person.submit()
}

/** Types a code, and submits it. */
export async function enterCode(person: Person, code: string): Promise<void> {
  await person.clickCode()
  await person.page.type(code)
  await person.submit()
}

export const journeys: readonly Journey[] = [
  {
    title: 'password, then an authenticator code',
    account: 'alice',
    run: async (person, lab) => {
      await enterPassword(person, 'alice')
      await person.sees('Enter the code from your app')
      await enterCode(person, await lab.appCode('alice'))
      await person.sees(CARD)
    },
  },
  {
    title: 'set-up of an authenticator app',
    account: 'farah',
    run: async (person, lab) => {
      await enterPassword(person, 'farah')
      await person.sees('Set up your authenticator app')
      await enterCode(person, await lab.appCode('farah'))
      await person.sees(CARD)
    },
  },
  {
    title: 'a new password with required attributes',
    account: 'goran',
    run: async (person) => {
      await enterPassword(person, 'goran')
      await person.sees('Choose a new password')
      await person.fill('New password', CHOSEN)
      await person.fill('Given name', 'Goran')
      await person.fill('Library card number', 'L-1117')
      await person.submit()
      await person.sees(CARD)
    },
  },
  {
    title: 'a choice of methods, then an email code',
    account: 'kofi',
    run: async (person, lab) => {
      await person.open('/choice')
      await person.fill(USERNAME, 'kofi@example.com')
      await person.submit()
      await person.sees('Choose how to sign in')
      await person.press('Email me a code')
      await person.sees('Check your email')
      await enterCode(person, await lab.sentCode('kofi@example.com'))
      await person.sees(CARD)
    },
  },
  {
    title: 'a forgotten password',
    account: 'hana',
    run: async (person, lab) => {
      await person.open('/')
      await person.fill(USERNAME, 'hana@example.com')
      await person.press('Forgot your password?')
      await person.sees('Reset your password')
      await person.submit()
      await person.sees('Choose a new password')
      await person.fill('New password', CHOSEN)
      await enterCode(person, await lab.sentCode('hana@example.com'))
      await person.sees(CARD)
    },
  },
  {
    title: 'the field for a code: full-width digits, spaces, and pasted sentences',
    account: 'alice',
    run: async (person, lab) => {
      const reads = (code: string): Promise<void> => person.expects(`${CODE}.value`, code)
      await enterPassword(person, 'alice')
      await person.sees('Enter the code from your app')
      await person.clickCode()
      await person.page.type('１２３ ４５６')
      await reads('123456')
      await person.pasteCode('Your code is 246 802.')
      await reads('246802')
      await person.pasteCode('認証コード：１３５７９１')
      await reads('135791')
      await person.pasteCode(`${await lab.appCode('alice')} `)
      await person.submit()
      await person.sees(CARD)
    },
  },
]
