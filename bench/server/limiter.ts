/** The CPU time of a take of three counters in memory, with few and with many keys. */
import { memoryLimitStore } from '@challenge-kit/server'
import { cpuOf, median } from './figures.ts'

const store = memoryLimitStore()
let address = 0

/** A call from an address that has not been seen yet, of which the store must keep the counters. */
function takeNew(): Promise<unknown> {
  address += 1
  const counter = { points: 30, window: 3_600, scope: 'network' } as const
  return store.take([
    { ...counter, rule: 'startPerMinute', key: `startPerMinute:${address}` },
    { ...counter, rule: 'startPerHour', key: `startPerHour:${address}` },
    { ...counter, rule: 'passwordPerAccount', key: `passwordPerAccount:${address}`, scope: 'account' },
  ])
}

async function measured(keys: number): Promise<string> {
  while (3 * address < keys) await takeNew()
  const figures: number[] = []
  for (let round = 0; round < 9; round += 1) figures.push(await cpuOf(500, takeNew))
  return `${median(figures).toFixed(1)} µs with ${keys} keys`
}

await measured(1_000)
const lines: string[] = []
for (const keys of [30_000, 60_000, 100_000, 200_000, 400_000]) lines.push(await measured(keys))
console.log(`limiter, CPU of a take of three counters: ${lines.join(', ')}`)
process.exit()
