/**
 * `npm run trace`: prints the source files of the server that one sign-in runs through: a password start that leads to
 * a TOTP challenge, and the TOTP answer that leads to a session. The client is @challenge-kit/core, and the AWS SDK
 * calls the emulator over HTTP. A file counts if one of its functions runs. Loading a module does not count.
 * Fails if a call runs through more files than the limit.
 */
import { basename, dirname } from 'node:path'
import { createSignIn, httpTransport, type SignIn } from '@challenge-kit/core'
import { startCoverage } from './steps/coverage.ts'
import { startTotpBackend, user } from './steps/totpBackend.ts'

/** How many files each of the two calls may run through. */
const limit = 28
const origin = 'https://app.example.com'

// `warn` is null as in production, which does not look for mistakes in the set-up.
const backend = await startTotpBackend({ origins: [origin], warn: null })

try {
  const flow = createSignIn({ transport: httpTransport({ fetch: fetchWithCookies() }) })
  await flow.prepare() // loads what the page would load during the first keystroke
  const coverage = await startCoverage('/packages/server/src/')
  await trace('Password start that leads to a TOTP challenge', 'SOFTWARE_TOKEN_MFA', (state) =>
    state.step === 'CREDENTIALS' ? state.submit({ username: user.username, password: user.password }) : state,
  )
  await trace('TOTP answer that leads to a session', 'SIGNED_IN', (state) =>
    state.step === 'SOFTWARE_TOKEN_MFA' ? state.submit({ code: backend.code() }) : state,
  )

  async function trace(name: string, wanted: SignIn['step'], submit: (state: SignIn) => SignIn | Promise<SignIn>) {
    await coverage.take()
    const { step } = await submit(flow.getState())
    const files = await coverage.take()
    if (step !== wanted) throw new Error(`${name}: expected the step ${wanted}, got ${step}.`)
    print(name, files)
  }
} finally {
  await backend.close()
}

function print(name: string, files: readonly string[]): void {
  console.log(`${name}: ${files.length} files (at most ${limit})`)
  for (const folder of [...new Set(files.map((file) => dirname(file)))].toSorted()) {
    const names = files.filter((file) => dirname(file) === folder).map((file) => basename(file))
    console.log(`  ${folder}: ${names.join(', ')}`)
  }
  if (files.length > limit) process.exitCode = 1
}

/** A browser's `fetch` that reaches the handler in process: it keeps cookies and names its origin. */
function fetchWithCookies(): typeof fetch {
  const cookies = new Map<string, string>()
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', origin)
    headers.set('sec-fetch-site', 'same-origin')
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const url = new URL(input instanceof Request ? input.url : input, origin)
    const request = new Request(url, { ...init, headers })
    const response = await backend.handler(request, { clientAddress: '203.0.113.7' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return response
  }
}
