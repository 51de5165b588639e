import type { Fault } from '@challenge-kit/emulator'
import { expect, type Locator, type Page } from '@playwright/test'
import type { LabState } from '../../server/lab/labState.ts'
import type { PersonId } from '../../server/lab/pool/person.ts'

/** The lab. It has the actions of a visitor of the page, and actions that only journeys use. */
export interface LabModel {
  readonly panel: Locator
  /** Presses the button of a person, and waits until the form is filled in. */
  pick(person: PersonId): Promise<void>
  /** Opens the pool settings. */
  openSettings(): Promise<void>
  /** Presses the button that fills in what the current step needs. */
  fillIn(): Promise<void>
  /** Turns a switch or selects a radio button of the pool settings, and waits until the server has applied it. */
  turn(role: 'radio' | 'switch', name: string): Promise<void>
  /** Returns the code that the authenticator app on the page shows. */
  appCode(person: PersonId): Promise<string>
  /** Returns the newest code that the inbox on the page shows for this address or number. */
  sentCode(to: string): Promise<string>
  /** Returns how often the backend called this operation of Cognito. */
  calls(operation: string): Promise<number>
  /** Returns the wire log. Each message is one line: `AdminInitiateAuth ADMIN_USER_PASSWORD_AUTH · PASSWORD ••••••••`. */
  wireLog(): Promise<string>
  state(): Promise<LabState>
  /** Applies a fault to the next request of this operation. */
  failNext(operation: string, fault: Fault): Promise<void>
  /** Moves the clock of the pool and of the backend forward. */
  advanceClock(seconds: number): Promise<void>
  /** Runs an action of server/lab/labActions.ts. */
  do(action: string, input?: object): Promise<void>
}

export function createLabModel(page: Page): LabModel {
  const panel = page.locator('.lab')
  const act = async (action: string, input: object = {}): Promise<void> => {
    const response = await page.request.post(`/lab/${action}`, { data: input })
    if (!response.ok()) throw new Error(`The lab has no action "${action}".`)
  }
  const state = async (): Promise<LabState> => (await (await page.request.get('/lab/state')).json()) as LabState

  const openSettings = (): Promise<void> =>
    panel.locator('details.settings').evaluate((settings) => settings.setAttribute('open', ''))

  return {
    panel,
    openSettings,
    fillIn: () => panel.getByRole('button', { name: 'Fill in' }).click(),
    pick: async (person) => {
      const button = panel.locator(`button[data-person="${person}"]`)
      const more = panel.locator('.more-people')
      await more.waitFor()
      if ((await button.count()) === 0) await more.click()
      const personSet = page.waitForResponse('**/lab/person')
      await button.click()
      const { people, switches } = (await (await personSet).json()) as LabState
      // Waits for the form, because the page first ends the sign-in or the session of another person.
      const form = page.getByRole('main')
      const username = people.find(({ id }) => id === person)?.username ?? ''
      await expect(form.locator('[name="username"]:not([readonly])')).toHaveValue(username)
      if (switches.startMode === 'choice' || switches.startMode === 'custom')
        await expect(form.locator('[name="password"]')).toHaveCount(0)
      else await expect(form.locator('[name="password"]')).not.toHaveValue('')
    },
    turn: async (role, name) => {
      await openSettings()
      const switchesSet = page.waitForResponse('**/lab/switches')
      await panel.getByRole(role, { name }).click()
      await switchesSet
    },
    appCode: async (person) => {
      const shown = panel.locator(`.otp-code[data-person="${person}"]`).first()
      let code = ''
      // Retries, because the page shows a new code shortly after the server computes the code.
      await expect(async () => {
        const entry = (await state()).authenticator.find(({ id }) => id === person)
        code = ((await shown.textContent({ timeout: 1_000 })) ?? '').replaceAll(/\D/g, '')
        expect(code).toBe(entry?.code)
      }).toPass()
      return code
    },
    sentCode: async (to) =>
      (await panel.locator(`.inbox .mail[data-state="new"] .mail-code[data-to="${to}"]`).textContent()) ?? '',
    calls: async (operation) => {
      const { wireLog } = await state()
      return wireLog.filter(({ name, to }) => name === operation && to === 'cognito').length
    },
    wireLog: async () => {
      const { wireLog } = await state()
      return wireLog.map(({ name, detail }) => `${name} ${detail.join(' · ')}`).join('\n')
    },
    state,
    failNext: (operation, fault) => act('emulatorFault', { operation, fault }),
    advanceClock: (seconds) => act('clock', { seconds }),
    do: act,
  }
}
