/**
 * One place that a program may come from.
 *
 * @template T
 * @typedef {object} Source
 * @property {string} name
 * @property {string} [fetching] What is printed first, when the source has to be fetched.
 * @property {() => Promise<T> | T | undefined} get Nothing, when this machine does not have it. Rejects when the source
 * fails.
 */

/**
 * Tries sources in order, and returns the first one whose program starts. Rejects with a message that says what was
 * tried.
 *
 * @template T
 * @param {string} program What is looked for: `browser`.
 * @param {readonly Source<T>[]} sources In order of preference.
 * @param {(found: T) => Promise<string>} start Starts the program once and returns its version.
 * @returns {Promise<{ name: string, found: T, version: string }>}
 */
export async function firstThatStarts(program, sources, start) {
  const failures = []
  for (const { name, fetching, get } of sources) {
    if (fetching) console.log(`No ${program} found: ${fetching}`)
    try {
      const found = await get()
      if (found) return { name, found, version: await start(found) }
    } catch (error) {
      failures.push(`- ${name}: ${reason(error)}`)
      if (fetching) console.log(`  This failed: ${reason(error)}`)
    }
  }
  throw new Error(`No ${program} starts on this machine. npm test tried:\n${failures.join('\n')}`)
}

/**
 * One line of what may be a page of a program's log.
 *
 * @param {unknown} error
 */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error)
  return /error while loading shared libraries.*/.exec(text)?.[0] ?? text.split('\n')[0]
}
