import { type Agent, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** A reply of Cognito, as it came over HTTP. */
export interface CognitoReply {
  readonly status: number
  /** `x-amzn-errortype`, which names an exception. */
  readonly errorType: string
  readonly text: string
}

interface Post {
  readonly url: URL
  readonly agent: Agent
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** By `performance.now()`. */
  readonly deadline: number
}

// A reply of Cognito has a few tokens. They grow with the groups of the user.
const LONGEST_REPLY = 2 ** 20

/** Sends a request once. Rejects if the connection breaks, or if the reply is too long or not complete at the deadline. */
export function post({ url, agent, headers, body, deadline }: Post): Promise<CognitoReply> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const end = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer)
      outgoing.destroy()
      reject(isBroken(error) ? Object.assign(error, { name: 'TimeoutError' }) : error)
    }
    const timer = setTimeout(
      () => end(new Error('Cognito did not answer in time')),
      Math.max(1, deadline - performance.now()),
    )
    outgoing.on('error', end)
    outgoing.on('response', (incoming) => {
      read(incoming).then((reply) => {
        clearTimeout(timer)
        resolve(reply)
      }, end)
    })
    outgoing.end(body)
  })
}

/** The AWS SDK gives these errors the same name. */
const isBroken = ({ code = '' }: NodeJS.ErrnoException): boolean => ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)

function read(incoming: IncomingMessage): Promise<CognitoReply> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    incoming.on('data', (part: Buffer) => {
      size += part.length
      if (size > LONGEST_REPLY) reject(new Error("Cognito's reply is too long"))
      else parts.push(part)
    })
    incoming.on('error', reject)
    incoming.on('aborted', () => reject(new Error("Cognito's reply is not complete")))
    incoming.on('end', () => {
      const errorType = incoming.headers['x-amzn-errortype']
      resolve({
        status: incoming.statusCode ?? 0,
        errorType: typeof errorType === 'string' ? errorType : '',
        text: (parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts)).toString(),
      })
    })
  })
}
