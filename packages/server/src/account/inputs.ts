import {
  codeIssue,
  type IssueCode,
  type MfaPreference,
  knownMethods,
  normalizeCode,
  type PasskeyAttestation,
  type PasswordPolicy,
  readObject,
  readPasskeyAttestation,
  readString,
  readStringOrNull,
  SignInError,
  unmetRules,
} from '@challenge-kit/core'

// Unknown keys are refused, because only the session decides which account a call changes.
const BAD_REQUEST = 'bad_request'
const USES: readonly MfaPreference['use'][] = ['preferred', 'enabled', 'off']

function refuse(issues: Readonly<Record<string, IssueCode | undefined>>): void {
  if (Object.values(issues).some((issue) => issue !== undefined)) throw new SignInError('invalid_answer', { issues })
}

/** Reads the input of `change-password`. A new password that the policy forbids is refused before Cognito is called. */
export function readPasswordChange(
  json: unknown,
  policy: PasswordPolicy | null,
): { password: string; newPassword: string } {
  const object = readObject(json, BAD_REQUEST, ['password', 'newPassword'])
  const password = readString(object, 'password', BAD_REQUEST, 256)
  const newPassword = readString(object, 'newPassword', BAD_REQUEST, 256)
  const unmet = policy !== null && unmetRules(policy, newPassword).length > 0
  refuse({
    ...(password === '' && { password: 'missing' }),
    ...(newPassword === '' ? { newPassword: 'missing' } : unmet && { newPassword: 'policy' }),
  })
  return { password, newPassword }
}

/** Reads the input of `mfa-preference`. */
export function readMfaPreference(json: unknown): MfaPreference {
  const object = readObject(json, BAD_REQUEST, ['method', 'use'])
  const method = readString(object, 'method', BAD_REQUEST, 64)
  return { method: oneOf('method', method, knownMethods([method])), use: oneOf('use', object['use'], USES) }
}

function oneOf<T extends string>(key: string, given: unknown, values: readonly T[]): T {
  const value = values.find((known) => known === given)
  if (value === undefined)
    throw new SignInError(BAD_REQUEST, { detail: `${key} has a value that this call does not accept` })
  return value
}

/** Reads the input of `totp-verify`. The code is normalized. */
export function readTotpProof(json: unknown): { code: string; deviceName?: string } {
  const object = readObject(json, BAD_REQUEST, ['code', 'deviceName'])
  const code = readString(object, 'code', BAD_REQUEST, 128)
  const deviceName = readStringOrNull(object, 'deviceName', BAD_REQUEST, 100)
  refuse({ code: codeIssue(code) })
  return { code: normalizeCode(code), ...(deviceName !== null && { deviceName }) }
}

/** Reads the input of `passkey-add`. */
export function readNewPasskey(json: unknown): PasskeyAttestation {
  return readPasskeyAttestation(readObject(json, BAD_REQUEST, ['credential'])['credential'], BAD_REQUEST)
}

/** Reads the input of `passkey-delete` and `device-forget`. */
export function readId(json: unknown): { id: string } {
  const id = readString(readObject(json, BAD_REQUEST, ['id']), 'id', BAD_REQUEST, 1_024)
  if (id === '') throw new SignInError(BAD_REQUEST, { detail: 'id must not be empty' })
  return { id }
}
