/**
 * `npm run size:next`: builds a Next.js application from the packed packages, with Turbopack and with webpack. Prints what
 * `<SignIn />` adds to the first load of a page that has React, TanStack Query and React Hook Form, imported by a client
 * component and by a server component, and what `RequireSession` adds. Run `npm run pack` before. This is not a step of
 * `npm test`, because Next.js is large and its build takes minutes.
 */
import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import { root, run } from './setUp/program.mjs'

const folder = join(root, '.cache', 'next')
const packs = join(root, 'dist-packages')
const next = join(folder, 'node_modules/next/dist/bin/next')
const port = '4519'
/** Each page, and the page that has only the parts of TanStack Query and React Hook Form that the first page uses. */
const pages = { 'sign-in': 'peers', 'server-component': 'peers', session: 'query' }
const packages = ['core', 'react'].map((name) => join(packs, `challenge-kit-${name}-0.0.0.tgz`))
const others = ['next@16.4.6', 'react@19.3.1', 'react-dom@19.3.1', '@tanstack/react-query@5.108.0']

rmSync(join(folder, 'node_modules', '@challenge-kit'), { recursive: true, force: true })
cpSync(join(root, 'scripts', 'size', 'next'), folder, { recursive: true })
await succeed('npm', [
  'install',
  '--prefix',
  folder,
  '--no-save',
  '--no-audit',
  '--no-fund',
  ...others,
  'react-hook-form@7.92.0',
  ...packages,
])
for (const bundler of ['turbopack', 'webpack']) {
  rmSync(join(folder, '.next'), { recursive: true, force: true })
  await succeed(process.execPath, [next, 'build', folder, `--${bundler}`])
  const server = spawn(process.execPath, [next, 'start', folder, '-p', port], { stdio: 'ignore' })
  for (const [page, peers] of Object.entries(pages)) {
    const bytes = (await firstLoad(page)) - (await firstLoad(peers))
    console.log(`Next.js with ${bundler}, /${page}: ${bytes.toLocaleString('en')} bytes of its own, after brotli`)
  }
  server.kill()
}

/**
 * The bytes of the scripts that the HTML of a page names.
 *
 * @param {string} page
 */
async function firstLoad(page) {
  const html = await fetchText(`http://localhost:${port}/${page}`)
  const scripts = new Set([...html.matchAll(/<script[^>]* src="\/_next\/([^"?]+)/g)].map(([, script = '']) => script))
  const sizes = [...scripts].map((script) => brotliCompressSync(readFileSync(join(folder, '.next', script))).length)
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function fetchText(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(url, { headers: { connection: 'close' } }).catch(() => null)
    if (response?.ok) return response.text()
    await setTimeout(200) // until the server has started
  }
  throw new Error(`${url} does not reply.`)
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
async function succeed(program, args) {
  const { code, output } = await run(program, args)
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}:\n${output}`)
}
