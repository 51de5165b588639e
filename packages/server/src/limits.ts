const LARGEST_BODY = 32 * 1024
const LONGEST_WAIT = 10_000
const DEEPEST = 8
const MOST_MEMBERS = 64
const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

/** A body that was read, or why it was not. */
export type Body =
  | { readonly json: unknown }
  | { readonly refusal: 'size'; readonly status: 413 }
  | { readonly refusal: 'body'; readonly status: 400 }

const TOO_LARGE: Body = { refusal: 'size', status: 413 }
const UNREADABLE: Body = { refusal: 'body', status: 400 }

/** Reads a JSON body. Stops at 32 KiB whatever `Content-Length` says, and after ten seconds. Never throws. */
export async function readBody(request: Request): Promise<Body> {
  const bytes = await readBytes(request)
  if (bytes === null) return TOO_LARGE
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isHarmless(json) ? { json } : UNREADABLE
  } catch {
    return UNREADABLE
  }
}

/** All of the body, or as much as came; null over the limit. */
async function readBytes(request: Request): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(LARGEST_BODY)
  const reader = request.body?.getReader()
  if (!reader) return bytes.subarray(0, 0)
  const stop = (): void => void reader.cancel().catch(() => undefined)
  const deadline = setTimeout(stop, LONGEST_WAIT)
  let size = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (size + part.value.byteLength > LARGEST_BODY) {
        stop()
        return null
      }
      bytes.set(part.value, size)
      size += part.value.byteLength
    }
  } catch {
    // A connection that broke: what came is no JSON.
  } finally {
    clearTimeout(deadline)
  }
  return bytes.subarray(0, size)
}

/** Before any schema sees it: no nesting that exhausts the stack, no flood of members, no key that reaches a prototype. */
function isHarmless(json: unknown): boolean {
  let left = MOST_MEMBERS
  const passes = (value: unknown, depth: number): boolean => {
    if (typeof value !== 'object' || value === null) return true
    if (depth > DEEPEST) return false
    return Object.entries(value).every(([key, member]) => {
      left -= 1
      return left >= 0 && !FORBIDDEN.includes(key) && passes(member, depth + 1)
    })
  }
  return passes(json, 1)
}
