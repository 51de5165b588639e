/** The longest body that is read. */
export const MAX_BODY_BYTES: number = 32 * 1024
// Milliseconds.
const TIMEOUT = 10_000
const MAX_DEPTH = 8
const MAX_MEMBERS = 64
const FORBIDDEN = ['__proto__', 'constructor', 'prototype']
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The JSON of a body, or why it was refused. */
export type Body =
  | { readonly json: unknown }
  | { readonly refusal: 'size'; readonly status: 413 }
  | { readonly refusal: 'body'; readonly status: 400 }

const TOO_LARGE = { refusal: 'size', status: 413 } as const
const UNREADABLE = { refusal: 'body', status: 400 } as const

/** Reads a JSON body. Stops after ten seconds, and at 32 KiB even if `Content-Length` is smaller. Never throws. */
export async function readBody(request: Request): Promise<Body> {
  const bytes = await readBytes(request)
  if ('refusal' in bytes) return bytes
  try {
    const json: unknown = JSON.parse(decoder.decode(bytes))
    return isHarmless(json) ? { json } : UNREADABLE
  } catch {
    return UNREADABLE
  }
}

/** All bytes of the body. A body that is cut off is refused, because the part that arrived may be valid JSON. */
async function readBytes(request: Request): Promise<Uint8Array | Exclude<Body, { json: unknown }>> {
  const declared = Number(request.headers.get('content-length'))
  if (declared > MAX_BODY_BYTES) return TOO_LARGE
  // The stream cannot be read if something else has a reader of it.
  if (!request.body || request.body.locked) return new Uint8Array()
  const reader = request.body.getReader()
  let bytes = new Uint8Array()
  const stop = (): void => void reader.cancel().catch(() => undefined)
  let timedOut = false
  const deadline = setTimeout(() => {
    timedOut = true
    stop()
  }, TIMEOUT)
  let size = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (size + part.value.byteLength > MAX_BODY_BYTES) {
        stop()
        return TOO_LARGE
      }
      // Most bodies come in one part, which needs no copy.
      if (size === 0) bytes = part.value
      else {
        if (bytes.length < MAX_BODY_BYTES) bytes = withRoom(bytes)
        bytes.set(part.value, size)
      }
      size += part.value.byteLength
    }
  } catch {
    return UNREADABLE
  } finally {
    clearTimeout(deadline)
  }
  return timedOut || size < declared ? UNREADABLE : bytes.subarray(0, size)
}

function withRoom(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const room = new Uint8Array(MAX_BODY_BYTES)
  room.set(bytes)
  return room
}

/** Whether the JSON is safe to read: it is not too deep, has not too many members, and no key refers to a prototype. */
function isHarmless(json: unknown): boolean {
  let membersLeft = MAX_MEMBERS
  const passes = (value: unknown, depth: number): boolean => {
    if (typeof value !== 'object' || value === null) return true
    if (depth > MAX_DEPTH) return false
    return Object.entries(value).every(([key, member]) => {
      membersLeft -= 1
      return membersLeft >= 0 && !FORBIDDEN.includes(key) && passes(member, depth + 1)
    })
  }
  return passes(json, 1)
}
