import type { LabState } from '../server/lab/labState.ts'
import type { PersonId } from '../server/lab/pool/person.ts'

/** The lab of the running demo: what a user has outside the browser. */
export interface Lab {
  /** Creates the accounts again, and sets up the pool as this person needs it. */
  isReadyFor(person: PersonId): Promise<void>
  /** The code that the person's authenticator app shows. */
  appCode(person: PersonId): Promise<string>
  /** The newest code that was sent to an address. */
  sentCode(to: string): Promise<string>
}

export function createLab(demo: string): Lab {
  const act = async (action: string, input: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', origin: demo }
    const { ok } = await fetch(`${demo}/lab/${action}`, { method: 'POST', headers, body: JSON.stringify(input) })
    if (!ok) throw new Error(`The lab has no action "${action}".`)
  }
  const state = async (): Promise<LabState> => (await (await fetch(`${demo}/lab/state`)).json()) as LabState
  return {
    isReadyFor: async (person) => {
      await act('reset', {})
      await act('person', { id: person })
    },
    appCode: async (person) => (await state()).authenticator.find(({ id }) => id === person)?.code ?? 'no code',
    sentCode: async (to) => (await state()).inbox.find((message) => message.to === to)?.code ?? 'no code',
  }
}
