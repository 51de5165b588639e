import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientContext, CONTEXT_HEADERS } from './clientContext.ts'
import { fromRequest } from '../request/fetchRequest.ts'

const secretHeaders = ['cookie', 'authorization', 'proxy-authorization', 'forwarded', 'x-forwarded-for']
const origin = 'https://app.example.com'
const requestWith = (headers: Record<string, string>) =>
  fromRequest(new Request(`${origin}/auth/start`, { method: 'POST', headers }))

test('ContextData holds only allowed headers, each at most 512 characters, and never a header with a secret', () => {
  const name = fc.constantFrom(...CONTEXT_HEADERS, ...secretHeaders, 'x-other')
  const value = fc.stringMatching(/^[!-~]{1,700}$/)
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.array(name), (headers, more) => {
      const allowed = [...CONTEXT_HEADERS, ...more.filter((one) => one !== 'x-other')]
      const sent = clientContext(requestWith(headers), '203.0.113.7', null, { origin, allowed })?.HttpHeaders ?? []
      for (const { headerName = '', headerValue = '' } of sent) {
        expect(CONTEXT_HEADERS).toContain(headerName)
        expect(headers[headerName]?.startsWith(headerValue)).toBe(true)
        expect(headerValue.length).toBeLessThanOrEqual(512)
      }
    }),
  )
})
