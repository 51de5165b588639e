import { createUserPool } from '@challenge-kit/emulator'
import { createSignInHandler } from '@challenge-kit/server'
import { cognitoClient } from './cognitoClient.ts'
import { browserRequest, createCookieJar, keepSetCookie } from './cookies.ts'
import { type Journey, type JourneyName, journeys } from './journeys.ts'
import type { BackendReply, FromBackend, JourneyNews, PageCall, ToBackend } from './messages.ts'

/** The site that the backend believes to serve. No request leaves the browser. */
const origin = 'https://lantern.example'

keepSetCookie()

let answer: ((call: PageCall) => Promise<BackendReply>) | null = null

addEventListener('message', ({ data }: MessageEvent<ToBackend>) => {
  if ('open' in data) answer = open(data.open)
  else if (answer) void answer(data.call).then((reply) => send({ reply }))
})

/** Starts a user pool in memory and the kit's backend, which is the same code that runs on a server. */
function open(name: JourneyName): (call: PageCall) => Promise<BackendReply> {
  const { user, settings, backend = {} }: Journey = journeys[name]
  const pool = createUserPool({
    settings,
    clients: [{ id: 'catalogue', preventUserExistenceErrors: 'ENABLED' }],
    users: [user],
  })
  const handler = createSignInHandler({
    cognito: cognitoClient(pool),
    userPoolId: pool.id,
    clientId: 'catalogue',
    keys: [{ id: 'catalogue', secret: newKey() }],
    origins: [origin],
    describeSession: ({ given_name }) => ({ given_name }),
    ...backend,
    pool: { totpIssuer: 'Lantern', ...backend.pool },
  })
  const jar = createCookieJar()

  const news = (): JourneyNews => ({
    calls: pool.requestLog.list().map(({ id, operation, challenge, error }) => ({
      id,
      operation,
      result: challenge ?? error ?? null,
    })),
    inbox: pool.outbox.messages(),
    totp: pool.currentCode(user.username) ?? null,
  })
  const tell = (): void => send({ news: news() })
  pool.requestLog.subscribe(tell)
  pool.outbox.subscribe(tell)
  setInterval(tell, 5_000) // the code of the authenticator app changes
  tell()

  return async ({ id, path, headers, body }) => {
    const sent = new Headers(headers.map(([key, value]): [string, string] => [key, value]))
    sent.set('origin', origin)
    sent.set('sec-fetch-site', 'same-origin')
    sent.set('cookie', jar.header())
    const response = await handler(browserRequest(`${origin}${path}`, sent, body))
    jar.store(response.headers.getSetCookie())
    const received = [...response.headers].filter(([key]) => key !== 'set-cookie')
    return { id, status: response.status, headers: received, body: await response.text() }
  }
}

/** 32 random bytes as hexadecimal digits, which are also base64url. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function send(message: FromBackend): void {
  postMessage(message)
}
