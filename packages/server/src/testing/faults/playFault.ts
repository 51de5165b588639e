import type { SignIn, SignInErrorCode, StepName } from '@challenge-kit/core'
import { createFaultPage, type FaultPage } from './faultPage.ts'

/** One row of the fault table in SECURITY.md. */
export interface FaultRow {
  readonly name: string
  /** Plays the fault, and returns what the page then shows. */
  readonly play: (page: FaultPage) => Promise<SignIn>
  readonly step: StepName
  readonly error: SignInErrorCode | null
}

/** What a row must lead to. */
export interface FaultOutcome {
  readonly step: StepName
  readonly error: SignInErrorCode | null
  readonly username: string
  readonly pending: boolean
  /** How many answers Cognito got in addition to those that the user sent. */
  readonly repeatedAnswers: number
  /** The step after the user has tried again. */
  readonly afterwards: StepName
  /** Promises that were rejected without a handler. */
  readonly unhandled: readonly unknown[]
}

/** What every row must lead to, with the step and the error of this row. */
export const expectedOutcome = ({ step, error }: FaultRow): FaultOutcome => ({
  step,
  error,
  username: 'ada',
  pending: false,
  repeatedAnswers: 0,
  afterwards: 'SIGNED_IN',
  unhandled: [],
})

/** Plays a row, and then lets the user try again. */
export async function playFault({ play }: FaultRow): Promise<FaultOutcome> {
  const unhandled: unknown[] = []
  const listen = (reason: unknown): void => void unhandled.push(reason)
  process.on('unhandledRejection', listen)
  const page = createFaultPage()
  const { pool, cognitoCalls } = page.backend
  const { step, error } = await play(page)
  const { username, pending } = page.flow.getState()
  const sent = cognitoCalls().filter((operation) => operation === 'AdminRespondToAuthChallenge').length
  const repeatedAnswers = Math.max(0, sent - page.answers())
  pool.faults.clear()
  const afterwards = await page.recover()
  // Node reports a rejection without a handler after the current promises.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', listen)
  return {
    step,
    error: error?.code ?? null,
    username,
    pending,
    repeatedAnswers,
    afterwards: afterwards.step,
    unhandled,
  }
}
