/**
 * One source of a program, for example the system, or a package to download.
 *
 * @template T
 * @typedef {object} Source
 * @property {string} name
 * @property {string} [fetching] The message that is printed before a download or an installation.
 * @property {() => Promise<T> | T | undefined} get Returns undefined if this machine has no such program. Rejects if
 * the download or the installation fails.
 */

/**
 * Tries sources in order, and returns the first program that starts. Rejects with a message that lists the sources and
 * their errors.
 *
 * @template T
 * @param {string} program The kind of program, for the messages: `browser`.
 * @param {readonly Source<T>[]} sources The sources in order of preference.
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
 * The line of an error that gives the reason, because the message can be a page of a program's log.
 *
 * @param {unknown} error
 */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error)
  return /error while loading shared libraries.*/.exec(text)?.[0] ?? text.split('\n')[0]
}
