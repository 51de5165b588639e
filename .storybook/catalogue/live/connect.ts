import { httpTransport, type Transport } from '@challenge-kit/react'
import type { JourneyName } from './journeys.ts'
import type { BackendReply, FromBackend, JourneyNews, ToBackend } from './messages.ts'

/** A backend that runs in a worker of this page. */
export interface Connection {
  readonly transport: Transport
  /** Calls the listener with what the panel shows. Returns a function that removes the listener. */
  subscribe(listener: (news: JourneyNews) => void): () => void
  close(): void
}

/** Milliseconds until the reply of a call arrives, by the network of the toolbar. */
const delays: Readonly<Record<string, number>> = { slow: 2_000, late: 9_000, lost: 600 }
let opened = 0

/** Starts the backend of a journey. The transport is the kit's own, which sends HTTP: only `fetch` is replaced. */
export function connect(journey: JourneyName, network: () => string): Connection {
  const worker = new Worker(new URL('backend.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (reply: BackendReply) => void>()
  const listeners = new Set<(news: JourneyNews) => void>()
  const post = (message: ToBackend): void => worker.postMessage(message)
  let calls = 0

  worker.addEventListener('message', ({ data }: MessageEvent<FromBackend>) => {
    if ('news' in data) for (const listener of listeners) listener(data.news)
    else waiting.get(data.reply.id)?.(data.reply)
  })
  post({ open: journey })

  async function callBackend(path: string, { headers, body }: RequestInit): Promise<Response> {
    calls += 1
    const id = calls
    const condition = network()
    await new Promise((resolve) => setTimeout(resolve, delays[condition] ?? 0))
    if (condition === 'lost' && id % 2 === 0) throw new TypeError('Failed to fetch')
    const text = typeof body === 'string' ? body : ''
    const replied = new Promise<BackendReply>((resolve) => waiting.set(id, resolve))
    post({ call: { id, path, headers: [...new Headers(headers)], body: text } })
    const reply = await replied
    waiting.delete(id)
    return new Response(reply.body, {
      status: reply.status,
      headers: reply.headers.map(([name, value]): [string, string] => [name, value]),
    })
  }

  opened += 1
  return {
    transport: httpTransport({
      fetch: (input, init = {}) => callBackend(typeof input === 'string' ? input : '', init),
      sessionName: `catalogue-${opened}`,
    }),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => worker.terminate(),
  }
}
