import { Agent, request } from 'node:http'

/** One browser of the load run: it has an address and cookies, and it sends the kit's calls over HTTP. */
export interface LoadBrowser {
  /** Sends a call. Resolves to the status and the JSON of the reply. Rejects if the connection breaks. */
  call(name: string, input: unknown): Promise<Reply>
}

export interface Reply {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>>
}

/** @param connections - How many connections all browsers share. */
export function createAgent(connections: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: connections })
}

export function createLoadBrowser(url: string, origin: string, address: string, agent: Agent): LoadBrowser {
  const cookies = new Map<string, string>()

  function store(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
    }
  }

  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify(input)
        const outgoing = request(
          `${url}/auth/${name}`,
          {
            method: 'POST',
            agent,
            headers: {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
              'x-ck-csrf': '1',
              'sec-fetch-site': 'same-origin',
              'x-forwarded-for': address,
              origin,
              cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
            },
          },
          (incoming) => {
            store(incoming.headers['set-cookie'] ?? [])
            let text = ''
            incoming.setEncoding('utf8')
            incoming.on('data', (chunk: string) => (text += chunk))
            incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, json: readJson(text) }))
            incoming.on('error', reject)
          },
        )
        outgoing.on('error', reject)
        outgoing.end(body)
      }),
  }
}

function readJson(text: string): Reply['json'] {
  const json: unknown = JSON.parse(text || '{}')
  return typeof json === 'object' && json !== null ? { ...json } : {}
}

/** Sends a body a byte a second until the server ends the connection. Resolves to the status, or 0 without a reply. */
export function sendSlowBody(url: string, origin: string): Promise<number> {
  return sendRaw(url, origin, { 'content-length': 1_000 }, (write) => {
    const timer = setInterval(() => write('x'), 1_000)
    return () => clearInterval(timer)
  })
}

/** Sends a body that is longer than the backend accepts. Resolves to the status, or 0 without a reply. */
export function sendOversizeBody(url: string, origin: string): Promise<number> {
  const body = JSON.stringify({ username: 'x'.repeat(200_000) })
  return sendRaw(url, origin, { 'content-length': body.length }, (write) => {
    write(body)
    return () => undefined
  })
}

function sendRaw(
  url: string,
  origin: string,
  headers: Readonly<Record<string, number>>,
  send: (write: (text: string) => void) => () => void,
): Promise<number> {
  return new Promise((resolve) => {
    const outgoing = request(
      `${url}/auth/start`,
      {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/json',
          'x-ck-csrf': '1',
          'sec-fetch-site': 'same-origin',
          origin,
          ...headers,
        },
      },
      (incoming) => {
        incoming.resume()
        end(incoming.statusCode ?? 0)
      },
    )
    const stop = send((text) => outgoing.writable && outgoing.write(text))
    function end(status: number): void {
      stop()
      outgoing.destroy()
      resolve(status)
    }
    outgoing.on('error', () => end(0))
    outgoing.on('close', () => end(0))
  })
}
