/** A browser that signs users in over HTTP. It keeps cookies, and sends the headers that a page sends. */

/**
 * @param {string} base The URL of the server.
 * @param {string} origin The origin that the backend accepts.
 */
export function createBrowser(base, origin) {
  /** @type {Map<string, string>} */
  const cookies = new Map()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    /**
     * @param {string} name
     * @param {object} input
     */
    async call(name, input) {
      const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin, cookie: cookieHeader() }
      const init = { method: 'POST', headers, body: JSON.stringify(input), signal: AbortSignal.timeout(120_000) }
      const response = await fetch(`${base}/auth/${name}`, init)
      for (const line of response.headers.getSetCookie()) {
        const [, cookie = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (/max-age=0/i.test(line)) cookies.delete(cookie)
        else cookies.set(cookie, value)
      }
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${name}: ${response.status} ${text.slice(0, 300)}`)
      return JSON.parse(text)
    },
    /** A page of the application. */
    async page() {
      const signal = AbortSignal.timeout(120_000)
      return (await fetch(`${base}/me`, { headers: { cookie: cookieHeader() }, signal })).text()
    },
  }
}

/**
 * Signs a user in through the set-up of an authenticator app, and again through its code. Rejects if a step fails.
 *
 * @param {() => ReturnType<typeof createBrowser>} newBrowser
 * @param {import('@challenge-kit/emulator').UserPool} pool
 * @param {string} username
 * @param {string} password
 */
export async function signInThroughTotp(newBrowser, pool, username, password) {
  const first = newBrowser()
  const setUp = await first.call('start', { username, password })
  expect('the first challenge', setUp.challenge?.name, 'MFA_SETUP')
  const proof = { method: 'SOFTWARE_TOKEN_MFA', code: pool.currentCode(username) }
  const { flow, challengeIndex } = setUp
  const done = await first.call('answer', { flow, challengeIndex, answer: proof })
  expect('the reply to the first code', done.kind, 'signedIn')

  pool.clock.advance(30_000)
  const second = newBrowser()
  const asked = await second.call('start', { username, password })
  expect('the second challenge', asked.challenge?.name, 'SOFTWARE_TOKEN_MFA')
  const code = { flow: asked.flow, challengeIndex: asked.challengeIndex, answer: { code: pool.currentCode(username) } }
  expect('the reply to the second code', (await second.call('answer', code)).kind, 'signedIn')
  expect('the session', (await second.call('session', {})).session?.username, username)
  const page = await second.page()
  if (!page.includes(username))
    throw new Error(`the page of the application does not know the user: ${page.slice(0, 300)}`)
}

/**
 * @param {string} what
 * @param {unknown} actual
 * @param {string} expected
 */
function expect(what, actual, expected) {
  if (actual !== expected) throw new Error(`${what} is ${String(actual)}, not ${expected}`)
}
