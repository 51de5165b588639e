/**
 * `npm run browsers`: the journeys through the built demo in Chromium, Firefox and WebKitGTK, and in Chromium with
 * the oldest libraries that the kit supports. `npm run browsers -- firefox` runs only the engines with these names: {@link engines}.
 */
import { existsSync } from 'node:fs'
import { startDemo } from '../e2e/demo.ts'
import { canInstallDebianPackages, installDebianPackage } from '../../../scripts/setUp/debian.mjs'
import { buildDemo, buildWithOldest } from './buildDemo.ts'
import type { Engine } from './engine.ts'
import { type Journey, journeys } from './journeys.ts'
import { createLab } from './lab.ts'
import { pageRestore } from './pageRestore.ts'
import { createPerson } from './person.ts'
import { startChromium, startFirefox } from './puppeteerEngine.ts'
import { type Builds, serveSite } from './site.ts'
import { REFUSED, strictPolicy } from './strictPolicy.ts'
import { startWebKit } from './webkitEngine.ts'

/** How a run opens an engine, and which build of the demo it uses. */
interface Run {
  /** Programs that must exist, with the Debian packages that hold them. */
  readonly programs: Readonly<Record<string, string>>
  readonly oldest?: true
  start(): Promise<Engine>
}

const chromium = { '/usr/bin/chromium': 'chromium' }

const engines: Readonly<Record<string, Run>> = {
  chromium: { programs: chromium, start: startChromium },
  firefox: { programs: { '/usr/bin/firefox-esr': 'firefox-esr' }, start: startFirefox },
  webkit: {
    programs: { '/usr/bin/WebKitWebDriver': 'webkit2gtk-driver', '/usr/bin/Xvfb': 'xvfb' },
    start: startWebKit,
  },
  oldest: { programs: chromium, oldest: true, start: startChromium },
}

const count = { passed: 0, failed: 0 }
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(engines)
try {
  const runs = names.map(runNamed)
  for (const run of runs) await install(run.programs)
  console.log('Building the demo')
  const builds = await buildDemo()
  const demo = await startDemo()
  for (const run of runs) await runAll(run, run.oldest ? await buildWithOldest() : builds, demo.url)
  demo.stop()
} catch (error) {
  console.error(messageOf(error))
  count.failed += 1
}
console.log(`${count.passed} passed, ${count.failed} failed, 0 skipped`)
process.exit(count.failed === 0 ? 0 : 1)

function runNamed(name: string): Run {
  const run = engines[name]
  if (!run) throw new Error(`There is no engine ${name}. The engines are ${Object.keys(engines).join(', ')}.`)
  return run
}

async function install(programs: Run['programs']): Promise<void> {
  for (const [path, name] of Object.entries(programs)) {
    if (existsSync(path)) continue
    if (!canInstallDebianPackages()) throw new Error(`${path} is missing. On Debian, it is in the package ${name}.`)
    console.log(`Installing Debian's package ${name}`)
    await installDebianPackage(name)
  }
}

async function runAll({ start, oldest }: Run, builds: Builds, demo: string): Promise<void> {
  const site = await serveSite(builds, demo)
  const engine = await start()
  const name = oldest ? `${engine.name} with the oldest libraries` : engine.name
  for (const journey of [...journeys, ...pageRestore, ...strictPolicy]) {
    const started = Date.now()
    const problem = await tryJourney(journey, engine, site.url, demo)
    count[problem === null ? 'passed' : 'failed'] += 1
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(`${problem === null ? 'ok  ' : 'FAIL'}  ${name}: ${journey.title} (${seconds} s)`)
    if (problem !== null) console.log(`      ${problem}`)
  }
  await engine.close()
  site.close()
}

/** Resolves to what went wrong, or to null. */
async function tryJourney(journey: Journey, engine: Engine, site: string, demo: string): Promise<string | null> {
  const lab = createLab(demo)
  try {
    await lab.isReadyFor(journey.account)
    const page = await engine.open()
    try {
      const person = createPerson(page, site)
      await journey.run(person, lab)
      await person.expects(REFUSED, '')
    } finally {
      await page.close()
    }
    return null
  } catch (error) {
    return messageOf(error)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
