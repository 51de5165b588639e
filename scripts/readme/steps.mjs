/**
 * One thing that the README tells a newcomer to do.
 *
 * - `run`: a command that ends. `inClone` runs in the repository, and all others in the newcomer's folder.
 * - `runPrinted`: the command that `npm run pack` printed.
 * - `write` and `append`: a file.
 * - `start`: a command that keeps running.
 *
 * @typedef {{ do: 'run', line: string, inClone: boolean }
 *   | { do: 'runPrinted' }
 *   | { do: 'write' | 'append', file: string, text: string }
 *   | { do: 'start', line: string }} Step
 */

/** @typedef {{ address: string, username: string, password: string }} SignInData */

/**
 * Reads the steps from the section "Quick start" of the README. Throws at a block of code that no sentence explains.
 *
 * @param {string} readme
 * @returns {{ steps: Step[], signIn: SignInData }}
 */
export function readSteps(readme) {
  const [, section = ''] = /^## Quick start\n(.*?)^### Use your own user pool$/ms.exec(readme) ?? []
  const [, address = ''] = /Open (http:\S+?)\.\s/.exec(section) ?? []
  const [, username = '', password = ''] = /Sign in as `(.+?)` with the password `(.+?)`/.exec(section) ?? []
  if (!address || !username || !password) throw new Error('The README does not say where and how to sign in.')
  return { steps: stepsIn(section), signIn: { address, username, password } }
}

/**
 * The steps of the quick start and of the section "Start from the quick start" of a guide. Every file is written before a
 * command starts that keeps running.
 *
 * @param {string} readme
 * @param {string} guide
 * @returns {{ steps: Step[], signIn: SignInData }}
 */
export function readStepsOfGuide(readme, guide) {
  const { steps, signIn } = readSteps(readme)
  const [, section = ''] = /^## Start from the quick start\n(.*?)^## /ms.exec(guide) ?? []
  const all = [...steps, ...stepsIn(section)]
  const started = new Map(all.flatMap((step) => (step.do === 'start' ? [[step.line, step]] : [])))
  return { steps: [...all.filter((step) => step.do !== 'start'), ...started.values()], signIn }
}

/**
 * @param {string} section
 * @returns {Step[]}
 */
function stepsIn(section) {
  /** @type {Step[]} */
  const steps = []
  // Each part is text, then perhaps the block of code that follows the text.
  for (const [, text = '', language = '', code = ''] of section.matchAll(
    /(.*?)(?:^```(\w+)\n(.*?)^```$|$(?![^]))/gms,
  )) {
    if (/Run the line that `npm run pack` printed/.test(text)) steps.push({ do: 'runPrinted' })
    if (code) steps.push(...stepsOf(text.trim().split('\n').at(-1) ?? '', language, code))
  }
  return steps
}

/**
 * @param {string} sentence The line before the block.
 * @param {string} language
 * @param {string} code
 * @returns {Step[]}
 */
function stepsOf(sentence, language, code) {
  if (language === 'sh') {
    const lines = code.trim().split('\n')
    if (sentence.includes('in a terminal of its own')) return lines.map((line) => ({ do: 'start', line }))
    return lines.map((line) => ({ do: 'run', line, inClone: sentence.includes('In your clone of this repository') }))
  }
  const [, verb, file] = /(Replace|Create|Add these lines to) `([^`]+)`:$/.exec(sentence) ?? []
  if (!file) throw new Error(`The README does not say what to do with this block of code:\n${code}`)
  return [{ do: verb?.startsWith('Add') ? 'append' : 'write', file, text: code }]
}
