/**
 * `npm run test:nodes`: runs the unit tests, which include the tests of the adapters, on the lowest version of Node that
 * the packages support and on the newest Node 22 and 24. Each Node comes from the npm registry.
 * `npm run test:nodes -- packages/server/src/adapters` runs only these tests.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fetchFromNpm } from './setUp/npmPackage.mjs'
import { installPackages } from './setUp/packages.mjs'
import { commandOf, root, run } from './setUp/program.mjs'
import { setUpRedis } from './setUp/redis.mjs'
import { countTests } from './steps/report.mjs'
import { reportOf } from './steps/steps.mjs'

const files = process.argv.slice(2)
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const versions = [String(engines.node).replace('>=', ''), '22', '24']

process.chdir(root)
try {
  await installPackages()
  await setUpRedis()
  mkdirSync('.cache/reports', { recursive: true })
  const rows = []
  for (const version of versions) rows.push(await testOn(version))
  console.log('| Node | Passed | Failed | Skipped | Seconds |\n|---|---|---|---|---|')
  for (const { version, passed, failed, skipped, seconds } of rows)
    console.log(`| ${version} | ${passed} | ${failed} | ${skipped} | ${seconds} |`)
  if (rows.some(({ passed, failed, skipped }) => passed === 0 || failed + skipped > 0)) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/**
 * Runs the tests on one version of Node, and prints the output if a test failed.
 *
 * @param {string} wanted For example `22`, which is the newest Node 22.
 */
async function testOn(wanted) {
  const node = await fetchNode(wanted)
  const version = (await run(node, ['--version'])).output.trim()
  const report = reportOf(`node-${wanted}`)
  rmSync(report, { force: true })
  const started = Date.now()
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [commandOf('vitest'), 'run', '--project=unit', '--allowOnly=false', ...reporters, ...files]
  const { code, output } = await run(node, args, { env: { NO_COLOR: '1' }, minutes: 20 })
  const count = countTests(report, 'vitest', code)
  const failures = output.split('\n').filter((line) => !/^ +✓ /.test(line))
  if (count.failed > 0 || code !== 0) console.log(`Node ${version}:\n${failures.join('\n').trim()}\n`)
  return { version, ...count, seconds: Math.round((Date.now() - started) / 1000) }
}

/**
 * @param {string} version
 * @returns {Promise<string>} The path of the program.
 */
async function fetchNode(version) {
  const folder = join(root, '.cache', `node-${version}`)
  const program = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(program)) await fetchFromNpm(`node@${version}`, folder)
  return program
}
