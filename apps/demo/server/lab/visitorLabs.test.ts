import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createLab } from './lab.ts'
import type { LabState } from './labState.ts'
import { password } from './pool/person.ts'
import { createVisitorLabs } from './visitorLabs.ts'

const origin = 'http://localhost:4300'
const running: (() => void)[] = []
afterEach(() => running.splice(0).forEach((stop) => stop()))

/** Serves the labs as server/main.ts does. */
async function startDemo(mostLabs?: number): Promise<string> {
  const labs = createVisitorLabs(() => createLab({ origin, authFlow: 'ADMIN_USER_PASSWORD_AUTH' }), mostLabs)
  const server = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/auth/')) labs.listener('signIn')(incoming, outgoing)
    else if (incoming.url?.startsWith('/lab/')) labs.listener('controls')(incoming, outgoing)
    else {
      labs.welcome(incoming, outgoing)
      outgoing.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  running.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
}

/** Opens the page, and returns the cookie that the server sets. */
async function visit(demo: string, cookie = ''): Promise<string> {
  return (await fetch(demo, { headers: { cookie } })).headers.get('set-cookie') ?? ''
}

/** Dara signs in with the password, and the pool sends a code to her address. */
async function startAsDara(demo: string, cookie: string): Promise<number> {
  const headers = { cookie, origin, 'content-type': 'application/json', 'x-ck-csrf': '1' }
  const body = JSON.stringify({ username: 'dara@example.com', password })
  return (await fetch(`${demo}/auth/start`, { method: 'POST', headers, body })).status
}

async function labOf(demo: string, cookie: string): Promise<LabState> {
  return (await (await fetch(`${demo}/lab/state`, { headers: { cookie } })).json()) as LabState
}

describe('the cookie of a visitor', () => {
  test('has 256 random bits, is hidden from scripts, and is not sent with requests that another site makes', async () => {
    const demo = await startDemo()
    const cookie = await visit(demo)
    expect(cookie).toMatch(/^lantern_visitor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await visit(demo)).not.toBe(cookie)
  })

  test('is set once', async () => {
    const demo = await startDemo()
    expect(await visit(demo, await visit(demo))).toBe('')
  })

  test('is replaced if it has another form', async () => {
    expect(await visit(await startDemo(), 'lantern_visitor=guest')).toMatch(/^lantern_visitor=[\w-]{43};/)
  })
})

test('no visitor sees the conversation, the inbox or the settings of another visitor', async () => {
  const demo = await startDemo()
  const [first, second] = [await visit(demo), await visit(demo)]
  expect(await startAsDara(demo, first)).toBe(200)
  const headers = { cookie: first, 'content-type': 'application/json' }
  await fetch(`${demo}/lab/person`, { method: 'POST', headers, body: '{"id":"kofi"}' })

  const { wireLog, inbox, switches } = await labOf(demo, first)
  expect(wireLog.map(({ name }) => name)).toContain('AdminInitiateAuth')
  expect(inbox).toHaveLength(1)
  expect(switches.startMode).toBe('choice')
  expect(await labOf(demo, second)).toMatchObject({ wireLog: [], inbox: [], switches: { startMode: 'password' } })
})

test('if there are too many labs, the least recently used lab is closed, and its visitor gets a new lab', async () => {
  const demo = await startDemo(2)
  const [first, second, third] = [await visit(demo), await visit(demo), await visit(demo)]
  await startAsDara(demo, first)
  await startAsDara(demo, second)
  expect((await labOf(demo, first)).inbox).toHaveLength(1)
  await startAsDara(demo, third)
  expect((await labOf(demo, first)).inbox).toHaveLength(1)
  expect((await labOf(demo, second)).inbox).toHaveLength(0)
})

test('programs without the cookie share one lab', async () => {
  const demo = await startDemo()
  await startAsDara(demo, '')
  expect((await labOf(demo, '')).inbox).toHaveLength(1)
})
