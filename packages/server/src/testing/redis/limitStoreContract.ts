import { expect, test } from 'vitest'
import type { LimitStore, PointsBack, Take, TakenPoint } from '../../limits/limitStore.ts'
import type { LimitCounter } from '../../limits/rules.ts'

/** A counter of three points. */
export const counterOf = (key: string, more: Partial<LimitCounter> = {}): LimitCounter => ({
  rule: 'startPerMinute',
  points: 3,
  window: 60,
  scope: 'network',
  ...more,
  key,
})

/** The points that a call has taken. Throws if it was refused. */
export function takenBy(take: Take): readonly TakenPoint[] {
  if (take.kind === 'taken') return take.points
  throw new Error(`${take.refused.key} refused`)
}

export const back = (points: readonly TakenPoint[], count = 1): readonly PointsBack[] =>
  points.map((point) => ({ ...point, points: count }))

/** How many points a counter has left. It takes them all. */
export async function pointsLeft(store: LimitStore, counter: LimitCounter): Promise<number> {
  let left = 0
  while ((await store.take([counter])).kind === 'taken') left += 1
  return left
}

/** What every store of limits promises. `wait` lets that many seconds pass. */
export function testLimitStore(
  create: () => Promise<{ readonly store: LimitStore; wait(seconds: number): Promise<void> }>,
): void {
  test('two hundred tries at once get exactly the points of the rule', async () => {
    const { store } = await create()
    const takes = await Promise.all(Array.from({ length: 200 }, () => store.take([counterOf('a')])))
    expect(takes.filter(({ kind }) => kind === 'taken')).toHaveLength(3)
  })

  test('a call takes a point of each counter, or of none', async () => {
    const { store } = await create()
    const [first, full, last] = [counterOf('first'), counterOf('full', { points: 1 }), counterOf('last')]
    await store.take([full])
    const takes = await Promise.all(Array.from({ length: 20 }, () => store.take([first, full, last])))
    expect(takes.every(({ kind }) => kind === 'refused')).toBe(true)
    expect(await pointsLeft(store, first)).toBe(3)
    expect(await pointsLeft(store, last)).toBe(3)
  })

  test('a refusal names the counter with the longest wait, and the seconds until its window ends', async () => {
    const { store } = await create()
    const [short, long] = [counterOf('short', { points: 1 }), counterOf('long', { points: 1, window: 3_600 })]
    await store.take([long])
    await store.take([short])
    expect(await store.take([short, long])).toMatchObject({ kind: 'refused', refused: long, retryAfter: 3_600 })
  })

  test('when the window has ended, all points are there again', async () => {
    const { store, wait } = await create()
    const counter = counterOf('a', { window: 1 })
    expect(await pointsLeft(store, counter)).toBe(3)
    await wait(1.1)
    expect(await pointsLeft(store, counter)).toBe(3)
  })

  test('a point that is given back leaves the points of other calls taken', async () => {
    const { store } = await create()
    const counter = counterOf('a')
    await store.take([counter])
    await store.giveBack(back(takenBy(await store.take([counter]))))
    expect(await pointsLeft(store, counter)).toBe(2)
  })

  test('several points can be given back at once, and never more than were taken', async () => {
    const { store } = await create()
    const counter = counterOf('a')
    await store.take([counter])
    const points = takenBy(await store.take([counter]))
    expect(points.map(({ count }) => count)).toEqual([2])
    await store.giveBack(back(points, 9))
    expect(await pointsLeft(store, counter)).toBe(3)
  })

  test('a point that is given back too late leaves the points of the next window taken', async () => {
    const { store, wait } = await create()
    const counter = counterOf('a', { window: 1 })
    const points = takenBy(await store.take([counter]))
    await wait(1.1)
    await store.giveBack(back(points))
    const longer = { ...counter, window: 60 }
    await store.take([longer])
    await store.giveBack(back(points))
    expect(await pointsLeft(store, longer)).toBe(2)
  })
}
