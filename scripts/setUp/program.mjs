import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of the repository, with a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * The path of the file that runs a package's command. Node runs the file directly, because a shell in between would not
 * pass signals on.
 *
 * @param {string} packageName
 * @param {string} command
 */
export function commandOf(packageName, command = packageName) {
  const manifest = join(root, 'node_modules', packageName, 'package.json')
  const { bin } = createRequire(import.meta.url)(manifest)
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command])
}

/**
 * Runs a program to its end and returns its output.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, minutes?: number }} [options] `minutes` is the time limit, 6 by default.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { env = {}, minutes = 6 } = {}) {
  return new Promise((resolve) => {
    // The program gets its own process group, so that the browsers and servers that it starts end with it.
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    running.add(child)

    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)

    const limit = setTimeout(() => {
      output += `\nStopped, because it took more than ${minutes} minutes.\n`
      end(child, 'SIGKILL')
    }, minutes * 60_000)

    const finish = (/** @type {number} */ code) => {
      clearTimeout(limit)
      running.delete(child)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(1)
    })
    child.on('close', (code) => finish(code ?? 1))
  })
}

/** Ends every running program, and the programs that it started. */
export function endAll() {
  for (const child of running) end(child, 'SIGTERM')
}

/**
 * The environment variable `PATH` with one more folder at the front.
 *
 * @param {string} folder
 */
export function withPath(folder) {
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, signal)
    else child.kill()
  } catch {
    // The program has ended in the meantime.
  }
}
