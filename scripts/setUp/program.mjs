import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * The arguments after `node` that start a package's command. Plain files need no shell, and end when they are told to.
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
 * Runs a program to its end and keeps what it prints.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, minutes?: number }} [options] `minutes` it may take; 6 unless told.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { env = {}, minutes = 6 } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that the browsers and servers it starts end with it.
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
      output += `\nStopped: it took more than ${minutes} minutes.\n`
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

/** Ends every program that still runs, and what it started. */
export function endAll() {
  for (const child of running) end(child, 'SIGTERM')
}

/** @param {string} folder */
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
    // It ended by itself in between.
  }
}
