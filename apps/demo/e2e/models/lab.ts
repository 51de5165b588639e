import type { Fault } from '@challenge-kit/emulator'
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import type { LabState } from '../../server/lab/labState.ts'
import type { PersonId } from '../../server/lab/pool/person.ts'

/** The lab: what a newcomer does there, and what only a journey may ask of it. */
export interface LabModel {
  readonly panel: Locator
  /** Presses a person, and waits for the form to be filled in. */
  pick(person: PersonId): Promise<void>
  /** Turns a switch of the pool's, or chooses a position, and waits until that counts. */
  turn(role: 'radio' | 'switch', name: string): Promise<void>
  /** The code that the authenticator on the page shows. */
  appCode(person: PersonId): Promise<string>
  /** The code that arrived last at this address, as the inbox on the page shows it. */
  sentCode(to: string): Promise<string>
  /** How often the backend called this operation of Cognito's. */
  calls(operation: string): Promise<number>
  /** The whole conversation, a line a message: `AdminInitiateAuth ADMIN_USER_PASSWORD_AUTH · PASSWORD ••••••••`. */
  wireLog(): Promise<string>
  state(): Promise<LabState>
  /** Spoils the next call of this operation. */
  spoil(operation: string, fault: Fault): Promise<void>
  /** Lets time pass, at the pool and the backend. */
  pass(seconds: number): Promise<void>
  do(action: string, input?: object): Promise<void>
}

export function createLabModel(page: Page, request: APIRequestContext): LabModel {
  const panel = page.locator('.lab')
  const act = async (action: string, input: object = {}): Promise<void> => {
    const response = await request.post(`/lab/${action}`, { data: input })
    if (!response.ok()) throw new Error(`The lab does not know "${action}".`)
  }
  const state = async (): Promise<LabState> => (await (await request.get('/lab/state')).json()) as LabState

  return {
    panel,
    pick: async (person) => {
      const set = page.waitForResponse('**/lab/person')
      await panel.locator(`button[data-person="${person}"]`).click()
      const { people, switches } = (await (await set).json()) as LabState
      // Someone else may have been signing in: it takes a moment to get back to the credentials.
      const form = page.getByRole('main')
      const username = people.find(({ id }) => id === person)?.username ?? ''
      await expect(form.locator('[name="username"]:not([readonly])')).toHaveValue(username)
      if (switches.startMode === 'choice' || switches.startMode === 'custom')
        await expect(form.locator('[name="password"]')).toHaveCount(0)
      else await expect(form.locator('[name="password"]')).not.toHaveValue('')
    },
    turn: async (role, name) => {
      const set = page.waitForResponse('**/lab/switches')
      await panel.getByRole(role, { name }).click()
      await set
    },
    appCode: async (person) => {
      const shown = panel.locator(`.otp-code[data-person="${person}"]`)
      let code = ''
      // A new key, or the next half minute, reaches the page a moment later than the server.
      await expect(async () => {
        const entry = (await state()).authenticator.find(({ id }) => id === person)
        code = (await shown.innerText({ timeout: 1_000 })).replaceAll(/\D/g, '')
        expect(code).toBe(entry?.code)
      }).toPass()
      return code
    },
    sentCode: async (to) => panel.locator(`.mail[data-state="new"] .mail-code[data-to="${to}"]`).innerText(),
    calls: async (operation) => {
      const { wireLog } = await state()
      return wireLog.filter(({ name, to }) => name === operation && to === 'cognito').length
    },
    wireLog: async () => {
      const { wireLog } = await state()
      return wireLog.map(({ name, detail }) => `${name} ${detail.join(' · ')}`).join('\n')
    },
    state,
    spoil: (operation, fault) => act('emulatorFault', { operation, fault }),
    pass: (seconds) => act('clock', { seconds }),
    do: act,
  }
}
