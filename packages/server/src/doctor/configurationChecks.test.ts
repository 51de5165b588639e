import { type Fault, testFaults } from '../testing/doctor/faults.ts'
import { testKey } from '../testing/testBackend.ts'

const faults: readonly Fault[] = [
  [
    'a seal key of 16 bytes',
    { options: { keys: [{ id: 'k', secret: new Uint8Array(16) }] } },
    ['seal-keys'],
    '--new-key',
  ],
  ['two seal keys with one id', { options: { keys: [testKey, testKey] } }, ['seal-keys'], '--new-key'],
  [
    'a passphrase as seal key',
    { options: { keys: [{ id: 'k', secret: new TextEncoder().encode('correct horse battery staple lamp') }] } },
    ['seal-keys'],
    '--new-key',
  ],
  ['an origin with a path', { options: { origins: ['https://app.example.com/'] } }, ['origins'], 'without a path'],
  [
    'an origin without TLS',
    { options: { origins: ['http://app.example.com'] } },
    ['origins'],
    'https://app.example.com',
  ],
  ['an option that the backend refuses', { options: { instances: 0 } }, ['options'], 'createSignInHandler'],
  ['a timeout that is longer than the page waits', { options: { timeout: 20_000 } }, ['timeout'], '10500 ms'],
]

testFaults(faults)
