import type fc from 'fast-check'
import { expect } from 'vitest'
import type { Model, TabModel } from './model.ts'
import { found, type System } from './system.ts'

/** A command that fast-check plays on the model and on the real system. */
export type Command = fc.AsyncCommand<Model, System>

/**
 * What fails during a command. The browser may lose its request or the reply of the backend. The other names are faults
 * of the emulator: the backend may lose the reply of Cognito (`lostReply`).
 */
export type Failure = 'none' | 'requestLost' | 'replyLost' | 'internal' | 'html' | 'drop' | 'lostReply'

/** Whether Cognito has done what the request asked for, although the command may have failed. */
export const isDone = (failure: Failure): boolean =>
  failure === 'none' || failure === 'replyLost' || failure === 'lostReply'

/** Plays one command, and then compares every tab and every instance with the model. */
export function command(
  name: string,
  check: (model: Readonly<Model>) => boolean,
  run: (model: Model, system: System) => Promise<void>,
): Command {
  return {
    check,
    toString: () => name,
    run: async (model, system) => {
      await run(model, system)
      system.pool.faults.clear()
      system.networkLoss = null
      await expectModel(model, system)
    },
  }
}

async function expectModel(model: Model, system: System): Promise<void> {
  expect(system.tabs.map(({ page }) => page.getState().step)).toEqual(model.tabs.map(({ step }) => step))
  expect(system.tabs.map(({ page }) => page.getState().pending)).not.toContain(true)
  const signedIn = model.sessionExpiresAt !== null && model.sessionExpiresAt > system.pool.clock.now()
  for (const instance of system.instances)
    expect((await instance.getSession(system.browser.request())) !== null).toBe(signedIn)
}

export function setFailure(failure: Failure, system: System): void {
  if (failure === 'requestLost' || failure === 'replyLost') system.networkLoss = failure
  else if (failure !== 'none') system.pool.faults.next('*', { kind: failure })
}

/** The tabs that show a step. A command plays one of them, so that few commands find nothing to do. */
export const tabsAt = ({ tabs }: Readonly<Model>, step: TabModel['step']): readonly number[] =>
  tabs.flatMap((tab, index) => (tab.step === step ? [index] : []))

/** The tab to play, out of those that show a step. */
export const tabAt = (model: Readonly<Model>, step: TabModel['step'], choice: number): number => {
  const indexes = tabsAt(model, step)
  return found(indexes[choice % indexes.length])
}
