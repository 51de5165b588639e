import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandArbitraries } from '../testing/model/commandArbitraries.ts'
import { newModel } from '../testing/model/model.ts'
import { createSystem } from '../testing/model/system.ts'

// `npm run model -- 50000` plays more sequences. To play one run again, set MODEL_SEED to the seed that it printed.
const runs = Number(process.env['MODEL_RUNS'] ?? 1_000)
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31)

test(`${runs} random sequences of commands keep tabs, cookies, instances and Cognito in agreement`, async () => {
  process.stdout.write(`signInModel.test.ts: seed ${seed}\n`)
  await fc.assert(
    fc.asyncProperty(fc.commands(commandArbitraries, { maxCommands: 20, size: 'max' }), async (commands) => {
      await fc.asyncModelRun(() => ({ model: newModel(), real: createSystem() }), commands)
    }),
    { numRuns: runs, seed, endOnFailure: false },
  )
  expect(runs).toBeGreaterThan(0)
}, 3_600_000)
