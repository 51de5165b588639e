/**
 * `npm test`: installs what is missing, runs every step, and prints the number of passed, failed and skipped tests.
 * `npm test -- unit lint` runs only these two steps. This file imports no package, because it installs the packages.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { setUpBrowser } from './setUp/browser.mjs'
import { endAll, root, run, withPath } from './setUp/program.mjs'
import { countTests } from './steps/report.mjs'
import { reportOf, steps } from './steps/steps.mjs'
import { installPackages, pnpmBin } from './setUp/packages.mjs'
import { setUpRedis } from './setUp/redis.mjs'

/** @typedef {import('./steps/steps.mjs').Step} Step */
/** @typedef {import('./steps/report.mjs').Count} Count */

const env = {
  ...withPath(pnpmBin),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  NO_COLOR: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
}
/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 }

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    endAll()
    process.exit(1)
  })
}

try {
  process.chdir(root)
  const wanted = choose(process.argv.slice(2))
  await installPackages()
  if (wanted.some((step) => step.browser)) await setUpBrowser()
  if (wanted.some((step) => step.redis)) await setUpRedis()
  mkdirSync('.cache/reports', { recursive: true })
  await runAll(wanted)
  if (total.skipped > 0) console.log('A skipped test proves nothing: correct it, or delete it.')
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
  total.failed += 1
}

const good = total.failed === 0 && total.skipped === 0 && total.passed > 0
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = good ? 0 : 1

/**
 * The steps with these names, in the order of steps.mjs. Without names: every step.
 *
 * @param {string[]} names
 * @returns {Step[]}
 */
function choose(names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown) {
    throw new Error(`There is no step "${unknown}". The steps are ${steps.map((step) => step.name).join(', ')}.`)
  }
  return steps.filter((step) => names.length === 0 || names.includes(step.name))
}

/**
 * Runs at most two steps at the same time. On a single core, runs one step at a time, because a browser needs a core.
 *
 * @param {readonly Step[]} wanted
 */
async function runAll(wanted) {
  const waiting = [...wanted]
  /** @type {Map<string, Promise<void>>} */
  const running = new Map()
  /** @type {Set<string>} */
  const failed = new Set()

  while (waiting.length + running.size > 0) {
    const ready = waiting.findIndex((step) => hasRoom(step) && !(step.after && isPending(step.after)))
    const [step] = ready < 0 ? [] : waiting.splice(ready, 1)
    if (!step) await Promise.race(running.values())
    else if (step.after && failed.has(step.after)) skipStep(step)
    else running.set(step.name, start(step))
  }

  /** @param {Step} step */
  async function start(step) {
    const good = await runStep(step).catch((error) => {
      console.log(`FAIL  ${step.name} (${error instanceof Error ? error.message : error})`)
      total.failed += 1
      return false
    })
    if (!good) failed.add(step.name)
    running.delete(step.name)
  }

  /** @param {Step} step */
  function hasRoom(step) {
    const busy = wanted.some(({ name, alone }) => alone && running.has(name))
    return !busy && running.size < (step.alone ? 1 : Math.min(2, availableParallelism()))
  }

  /** @param {string} name */
  function isPending(name) {
    return running.has(name) || waiting.some((step) => step.name === name)
  }
}

/**
 * @param {Step} step
 * @returns {Promise<boolean>} Whether it passed.
 */
async function runStep(step) {
  const started = Date.now()
  const report = reportOf(step.name)
  rmSync(report, { force: true })
  console.log(`      ${step.name}: ${step.does}`)

  const { code, output } = await run(process.execPath, step.command(), {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, report) },
  })
  const passed = code === 0
  const count = step.tests
    ? countTests(report, step.tests, code)
    : { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key]

  const seconds = `${((Date.now() - started) / 1000).toFixed(1)} s`
  const ran = count.passed + count.failed + count.skipped
  const tests = step.tests ? `${ran} ${ran === 1 ? 'test' : 'tests'}, ` : ''
  const good = count.failed === 0 && count.skipped === 0
  if (!good) console.log(`\n${stripVTControlCharacters(output).trim()}\n\n${step.help}`)
  console.log(`${good ? 'ok  ' : 'FAIL'}  ${step.name} (${tests}${seconds})${good ? '' : '\n'}`)
  if (good && step.prints) console.log(output.trim().replace(/^/gm, '      '))
  return good
}

/** @param {Step} step */
function skipStep(step) {
  console.log(`FAIL  ${step.name} (not started, because ${step.after} failed)`)
  total.failed += 1
}
