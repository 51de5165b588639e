import type { AccountCalls, MfaSettings, Passkey, RememberedDevice } from './accountCalls.ts'
import { knownMethods } from '../challenges/mfaMethods.ts'
import { SignInError } from '../errors.ts'
import { readNumber, readObject, readString, readStringOrNull, readStrings } from '../json.ts'
import { readPasskeyCreation } from '../passkeys/passkeyCreation.ts'
import { readTotpKey } from '../fields/totpKey.ts'

const BAD = 'bad_response'

function readMfaSettings(json: unknown): MfaSettings {
  const object = readObject(json, BAD)
  const preferred = readStringOrNull(object, 'preferred', BAD, 64)
  return {
    methods: knownMethods(readStrings(object, 'methods', BAD)),
    preferred: preferred === null ? null : (knownMethods([preferred])[0] ?? null),
  }
}

/** Reads the list under `key`. `read` reads each member of the list. */
function readList<T>(json: unknown, key: string, read: (member: unknown) => T): readonly T[] {
  const list = readObject(json, BAD)[key]
  if (!Array.isArray(list)) throw new SignInError(BAD, { detail: `${key} must be a list` })
  return list.map(read)
}

function readPasskey(json: unknown): Passkey {
  const object = readObject(json, BAD)
  return {
    id: readString(object, 'id', BAD),
    name: readString(object, 'name', BAD),
    createdAt: readNumber(object, 'createdAt', BAD),
  }
}

function readDevice(json: unknown): RememberedDevice {
  const object = readObject(json, BAD)
  return {
    id: readString(object, 'id', BAD),
    name: readStringOrNull(object, 'name', BAD),
    remembered: object['remembered'] === true,
    lastUsedAt: readNumber(object, 'lastUsedAt', BAD),
    current: object['current'] === true,
  }
}

const readPasskeys = (json: unknown) => ({ passkeys: readList(json, 'passkeys', readPasskey) })
const readDevices = (json: unknown) => ({ devices: readList(json, 'devices', readDevice) })

/** Reads the reply to each account call. Throws `SignInError('bad_response')`. */
export const accountReaders: { readonly [K in keyof AccountCalls]: (json: unknown) => AccountCalls[K]['out'] } = {
  'change-password': () => ({}),
  mfa: readMfaSettings,
  'mfa-preference': readMfaSettings,
  'totp-key': (json) => ({ totp: readTotpKey(readObject(json, BAD)['totp']) }),
  'totp-verify': readMfaSettings,
  passkeys: readPasskeys,
  'passkey-options': (json) => ({ options: readPasskeyCreation(readObject(json, BAD)['options'], BAD) }),
  'passkey-add': readPasskeys,
  'passkey-delete': readPasskeys,
  devices: readDevices,
  'device-forget': readDevices,
}
