import type { IncomingMessage } from 'node:http'
import type { BodyBytes, BodyLimits } from '../request/httpRequest.ts'

/** Reads the body of a request whose body nobody has read. Reading stops at the limit, even if Content-Length is wrong. */
export function readMessage(message: IncomingMessage, { longest, timeout }: BodyLimits): Promise<BodyBytes> {
  if (message.readableEnded) return Promise.resolve(new Uint8Array())
  if (message.destroyed) return Promise.resolve('incomplete')
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    const end = (bytes: BodyBytes): void => {
      clearTimeout(deadline)
      message.off('data', onData).off('end', onEnd).off('close', onClose)
      // The rest of a refused body is not read.
      if (typeof bytes === 'string') message.pause()
      resolve(bytes)
    }
    const onData = (part: Buffer): void => {
      size += part.length
      if (size > longest) end('too_long')
      else parts.push(part)
    }
    const onEnd = (): void => end(joined(parts))
    const onClose = (): void => end('incomplete')
    const deadline = setTimeout(onClose, timeout)
    message.on('data', onData).on('end', onEnd).on('close', onClose)
  })
}

// Most bodies come in one part, which needs no copy.
const joined = ([first, ...others]: readonly Buffer[]): Uint8Array =>
  first && others.length === 0 ? first : Buffer.concat(first ? [first, ...others] : [])

/** The body as a stream, so that its reader can stop at a size limit even if Content-Length is wrong. */
export function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const stop: (() => void)[] = []
  return new ReadableStream({
    start(controller) {
      const listen = (event: string, listener: (value: Uint8Array) => void): void => {
        message.on(event, listener)
        stop.push(() => message.off(event, listener))
      }
      listen('data', (chunk) => {
        controller.enqueue(new Uint8Array(chunk))
        if ((controller.desiredSize ?? 0) <= 0) message.pause()
      })
      listen('end', () => controller.close())
      listen('close', () => message.complete || controller.error(new Error('the connection broke')))
    },
    pull: () => void message.resume(),
    cancel: () => stop.forEach((off) => off()),
  })
}
