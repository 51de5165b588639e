/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The median of the ratios of figures that were measured one right after the other. */
export function medianRatio(figures: readonly number[], bases: readonly number[]): number {
  return median(figures.map((figure, index) => figure / (bases[index] ?? Number.NaN)))
}

/** The CPU time of this process for one task, in microseconds, over `count` tasks one after another. */
export async function cpuOf(count: number, task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (let index = 0; index < count; index += 1) await task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}
