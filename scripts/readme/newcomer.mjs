import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setUp/program.mjs'

/**
 * Someone who has an empty folder and does what the README says.
 *
 * @typedef {object} Newcomer
 * @property {(step: import('./steps.mjs').Step) => Promise<string>} follow Follows one step. Resolves to what was done.
 * @property {() => string} folder The present folder.
 * @property {() => string} output What the started commands have printed.
 * @property {() => void} leave Stops what was started, and removes the folder.
 */

/** @returns {Newcomer} */
export function createNewcomer() {
  // Outside the repository, because Node and npm would otherwise find the packages of the repository.
  const home = mkdtempSync(join(tmpdir(), 'challenge-kit-readme-'))
  let folder = home
  let printed = ''
  let output = ''
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = []

  return {
    folder: () => folder,
    output: () => output,
    async follow(step) {
      switch (step.do) {
        case 'run': {
          const [, into] = /^cd (\S+)$/.exec(step.line) ?? []
          if (into) folder = join(folder, into)
          else {
            const text = await runLine(step.line, step.inClone ? root : folder)
            printed = /^npm install .*\.tgz"?$/m.exec(text)?.[0] ?? printed
          }
          return step.line
        }
        case 'runPrinted':
          if (!printed) throw new Error('`npm run pack` printed no line to run.')
          await runLine(printed, folder)
          return printed.replaceAll(/\S*\//g, '')
        case 'start':
          started.push(start(step.line, folder, (text) => (output += text)))
          return step.line
        default: {
          const change = step.do === 'append' ? appendFileSync : writeFileSync
          change(join(folder, step.file), step.text)
          return `${step.do} ${step.file}`
        }
      }
    },
    leave() {
      for (const { pid } of started) if (pid) endGroup(pid)
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * Runs a line to its end in a shell, without the variables that npm and this repository set.
 *
 * @param {string} line
 * @param {string} cwd
 * @returns {Promise<string>} What the line printed.
 */
function runLine(line, cwd) {
  return new Promise((resolve, reject) => {
    let text = ''
    const child = start(line, cwd, (more) => (text += more))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(text)
      else reject(new Error(`\`${line}\` failed:\n${text.trim()}`))
    })
  })
}

/**
 * @param {string} line
 * @param {string} cwd
 * @param {(text: string) => void} keep
 */
function start(line, cwd, keep) {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|INIT_CWD$)/i.test(name))
  const child = spawn(line, {
    cwd,
    shell: true,
    env: Object.fromEntries(own),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a process group of its own, so that everything in it can be stopped
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => keep(String(chunk)))
  return child
}

/** @param {number} pid */
function endGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
  } catch {
    // The command has ended in the meantime.
  }
}
