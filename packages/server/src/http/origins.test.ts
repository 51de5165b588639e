import { expect, test } from 'vitest'
import { readOrigins } from './origins.ts'

test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'http://acme.localhost:3000'])(
  'plain http is accepted on this machine: %s',
  (origin) => expect(readOrigins([origin])).toEqual([origin]),
)

test.each([
  'http://app.example.com',
  'http://evil-localhost',
  'http://localhost.example.com',
  'http://127.0.0.1.example',
])('plain http is refused elsewhere: %s', (origin) =>
  expect(() => readOrigins([origin])).toThrow(`origins: "${origin}" must be https`),
)
