import { createSignInHandler } from '../sdkHandler.ts'
import { fromBase64url } from '#crypto'
import { readKeys, type SealKey } from '../crypto/keys.ts'
import { readOrigins } from '../http/origins.ts'
import { check, type Check } from './check.ts'
import { known, type Learned, unknown } from './learned.ts'
import type { Facts } from './facts.ts'
import type { SignInHandlerOptions } from '../options.ts'

const NEW_KEY = 'Make a new key with `npx @challenge-kit/server doctor --new-key`.'

/** Milliseconds: the page waits 12 seconds, and a sign-out may take 1.5 seconds more. */
const LONGEST_TIMEOUT = 10_500

/** The options of the backend, which only `--config` tells. */
export const optionsOf = ({ setup }: Facts): Learned<SignInHandlerOptions> =>
  setup.options === null ? unknown('not given', 'only --config tells the doctor the options') : known(setup.options)

/** Checks that need neither AWS nor a store. */
export const configurationChecks: readonly Check[] = [
  check({
    id: 'seal-keys',
    checks: 'The keys have 32 random bytes or more, and ids of their own.',
    level: 'error',
    reads: ({ setup: { keys } }) =>
      keys === null ? unknown('not given', 'the doctor has no keys (SEAL_KEY or --config)') : known(keys),
    problem: (keys) => {
      const refused = refusalOf(() => readKeys(keys))
      if (refused !== null) return `The backend refuses the seal keys (${refused}).`
      const text = keys.find(isText)
      return text ? `The bytes of the seal key "${text.id}" are text and not random bytes.` : null
    },
    change: NEW_KEY,
  }),
  check({
    id: 'origins',
    checks: 'The origins are https, or localhost, and written as browsers write them.',
    level: 'error',
    reads: ({ setup: { origins } }) =>
      origins === null
        ? unknown('not given', 'the doctor has no origins (--origin, ORIGIN or --config)')
        : known(origins),
    problem: (origins) => {
      const refused = refusalOf(() => readOrigins(origins))
      return refused && `The backend refuses the origins (${refused}).`
    },
    change: 'Write scheme, host and port of your pages without a path, such as https://app.example.com.',
  }),
  check({
    id: 'options',
    checks: 'The backend starts with these options.',
    level: 'error',
    reads: optionsOf,
    problem: (options) => {
      // Other rows check the keys and the origins.
      const keys = [{ id: 'doctor', secret: crypto.getRandomValues(new Uint8Array(32)) }]
      const refused = refusalOf(() =>
        createSignInHandler({ ...options, warn: null, keys, origins: ['https://app.example.com'] }),
      )
      return refused && `The backend does not start (${refused}).`
    },
    change: 'Correct this option of createSignInHandler.',
  }),
  check({
    id: 'timeout',
    checks: 'A reply arrives while the page still waits.',
    level: 'warning',
    reads: optionsOf,
    problem: ({ timeout = 0 }) =>
      timeout > LONGEST_TIMEOUT
        ? `timeout is ${timeout} ms, so the page may stop waiting before the backend answers.`
        : null,
    change: `Set timeout to ${LONGEST_TIMEOUT} ms or less.`,
  }),
]

/** The message of the error that a function throws. The backend's own messages contain no secret. */
function refusalOf(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/** Whether all bytes are printable ASCII. 32 random bytes are that about once in 10^13 keys. */
function isText({ secret }: SealKey): boolean {
  const bytes = typeof secret === 'string' ? fromBase64url(secret) : secret
  return bytes !== null && bytes.every((byte) => byte >= 0x20 && byte < 0x7f)
}
