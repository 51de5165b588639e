/** `npm run demo`: installs the packages and starts the demo. This file imports no package, because it installs them. */
import { spawn } from 'node:child_process'
import { commandOf, root } from './setUp/program.mjs'
import { installPackages } from './setUp/packages.mjs'

try {
  process.chdir(root)
  await installPackages()
  start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function start() {
  console.log('Starting the demo (Ctrl-C ends it)')
  const child = spawn(
    process.execPath,
    [commandOf('tsx'), '--conditions=@challenge-kit/source', 'apps/demo/server/main.ts'],
    {
      env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...process.env },
      stdio: ['inherit', 'inherit', 'pipe'],
    },
  )

  let stopping = false
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      stopping = true
      child.kill(signal)
    })
  }

  let usedPort = ''
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
    usedPort ||= /EADDRINUSE.*:(\d+)/.exec(chunk.toString())?.[1] ?? ''
    if (!usedPort) process.stderr.write(chunk)
  })

  child.on('exit', (code) => {
    process.exitCode = stopping ? 0 : (code ?? 1)
    if (stopping) return
    if (usedPort)
      console.error(
        `Port ${usedPort} is in use. End the program that uses this port, or use another port: PORT=4401 npm run demo.`,
      )
    else if (code) console.error('The demo stopped. The lines above give the reason.')
  })
}
