import {
  codeIssue,
  type IssueCode,
  type MfaPreference,
  knownMethods,
  newPasswordIssue,
  normalizeCode,
  type PasskeyAttestation,
  type PasswordPolicy,
  readObject,
  readPasskeyAttestation,
  readString,
  readStringOrNull,
  SignInError,
} from '@challenge-kit/core'
import { MAX_BODY_BYTES } from '../http/requestGuard.ts'

// Unknown keys are refused, because only the session decides which account a call changes.
const BAD_REQUEST = 'bad_request'
const USES: readonly MfaPreference['use'][] = ['preferred', 'enabled', 'off']

function refuse(issues: Readonly<Record<string, IssueCode | undefined>>): void {
  if (Object.values(issues).every((issue) => issue === undefined)) return
  // No pool accepts the password, so the page shows the sentence for a password that the pool rejects.
  throw new SignInError(issues['newPassword'] === 'too_long' ? 'password_rejected' : 'invalid_answer', { issues })
}

/** Reads the input of `change-password`. A new password that the policy forbids is refused before Cognito is called. */
export function readPasswordChange(
  json: unknown,
  policy: PasswordPolicy | null,
): { password: string; newPassword: string } {
  const object = readObject(json, BAD_REQUEST, ['password', 'newPassword'])
  const password = readString(object, 'password', BAD_REQUEST, MAX_BODY_BYTES)
  const newPassword = readString(object, 'newPassword', BAD_REQUEST, MAX_BODY_BYTES)
  refuse({
    password: password === '' ? 'missing' : undefined,
    newPassword: newPasswordIssue(policy, newPassword),
  })
  // No account has a password of more than 256 characters.
  if (password.length > 256) throw new SignInError('password_mismatch')
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
