import type { RequestHeaders } from './httpRequest.ts'

/** Headers as Node has them: `request.headers` of `node:http`, Express and Fastify. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads a record whose names may be in any case. */
export function recordHeaders(record: HeaderRecord): RequestHeaders {
  return {
    get: (name) => {
      const wanted = name.toLowerCase()
      const values = Object.entries(record).flatMap(([key, value = []]) => (key.toLowerCase() === wanted ? value : []))
      return values.length === 0 ? null : values.join(separatorOf(wanted))
    },
  }
}

/** Reads a record whose names are in lower case, as Node writes them. */
export function nodeHeaders(record: HeaderRecord): RequestHeaders {
  return {
    get: (name) => {
      const key = name.toLowerCase()
      const value = record[key]
      return typeof value === 'string' ? value : (value?.join(separatorOf(key)) ?? null)
    },
  }
}

// Several `Cookie` headers have the meaning of one (RFC 9113, section 8.2.3).
const separatorOf = (name: string): string => (name === 'cookie' ? '; ' : ', ')

// `Headers` holds only these characters. Lambda reads a cookie of your application as UTF-8, so it may have others.
const NOT_LATIN = /[^\0-\xff]+/g

/** The record as `Headers` of the Fetch standard. */
export function toHeaders(record: HeaderRecord): Headers {
  const fields = new Headers()
  for (const [name, value = []] of Object.entries(record)) {
    // `Headers` cannot hold the pseudo-headers of HTTP/2, such as `:path`.
    if (!name.startsWith(':'))
      for (const item of [value].flat()) fields.append(name, item.replace(NOT_LATIN, encodeURIComponent))
  }
  return fields
}
