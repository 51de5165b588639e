import { Session } from 'node:inspector/promises'

/** Counts the functions that run in the source files of one folder. */
export interface Coverage {
  /** The files, below the folder, in which a function ran since the last call. */
  take(): Promise<string[]>
}

/**
 * Starts V8's precise coverage for the modules whose URL contains `folder`. A module's own top-level code does not
 * count, and neither does `__name`, which tsx adds to every module.
 */
export async function startCoverage(folder: string): Promise<Coverage> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return {
    async take() {
      const { result } = await session.post('Profiler.takePreciseCoverage')
      const files = result.flatMap(({ url, functions }) => {
        const path = url.split(folder)[1]
        const ran = functions.some(({ functionName, ranges: [range] }) => {
          const isModule = functionName === '' && range?.startOffset === 0
          return !isModule && functionName !== '__name' && (range?.count ?? 0) > 0
        })
        return path && ran ? [path.replace(/\?.*/, '')] : []
      })
      return [...new Set(files)].toSorted()
    },
  }
}
