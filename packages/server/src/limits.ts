import { SignInError } from '@challenge-kit/core'

const LARGEST_BODY = 32 * 1024
const LONGEST_WAIT = 10_000
const DEEPEST = 8
const MOST_KEYS = 64
const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

/** A body over the limit: the one refusal with a status of its own, 413. */
export const TOO_LARGE = 'the body is too large'

/**
 * Reads a JSON body, and stops at 32 KiB whatever `Content-Length` says, or after ten seconds. Throws
 * `SignInError('bad_request')`.
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('the body is not JSON')
  }
  inspect(json, 1, { left: MOST_KEYS })
  return json
}

async function readText(request: Request): Promise<string> {
  const reader = request.body?.getReader()
  if (!reader) return refuse('there is no body')
  const deadline = setTimeout(() => void reader.cancel().catch(() => undefined), LONGEST_WAIT)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength
      if (size > LARGEST_BODY) break
      text += decoder.decode(part.value, { stream: true })
    }
    text += size > LARGEST_BODY ? '' : decoder.decode()
  } catch {
    return refuse('the body cannot be read')
  } finally {
    clearTimeout(deadline)
  }
  if (size <= LARGEST_BODY) return text
  await reader.cancel().catch(() => undefined)
  return refuse(TOO_LARGE)
}

// Before any schema sees it: no nesting that exhausts the stack, no key that reaches a prototype.
function inspect(json: unknown, depth: number, keys: { left: number }): void {
  if (typeof json !== 'object' || json === null) return
  if (depth > DEEPEST) refuse('nested too deeply')
  for (const [key, value] of Object.entries(json)) {
    keys.left -= 1
    if (keys.left < 0) refuse('too many members')
    if (FORBIDDEN.includes(key)) refuse('a key that no call takes')
    inspect(value, depth + 1, keys)
  }
}

function refuse(detail: string): never {
  throw new SignInError('bad_request', { detail })
}
