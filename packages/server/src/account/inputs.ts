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

// Unknown keys are refused, as everywhere: whose account it is comes from the session alone.
const MISFIT = 'bad_request'
const USES: readonly MfaPreference['use'][] = ['preferred', 'enabled', 'off']

function refuse(issues: Readonly<Record<string, IssueCode | undefined>>): void {
  if (Object.values(issues).some((issue) => issue !== undefined)) throw new SignInError('invalid_answer', { issues })
}

/** The input of `change-password`. What the policy does not take is refused before Cognito is asked. */
export function readPasswordChange(
  json: unknown,
  policy: PasswordPolicy | null,
): { password: string; newPassword: string } {
  const object = readObject(json, MISFIT, ['password', 'newPassword'])
  const password = readString(object, 'password', MISFIT, 256)
  const newPassword = readString(object, 'newPassword', MISFIT, 256)
  const unmet = policy !== null && unmetRules(policy, newPassword).length > 0
  refuse({
    ...(password === '' && { password: 'missing' }),
    ...(newPassword === '' ? { newPassword: 'missing' } : unmet && { newPassword: 'policy' }),
  })
  return { password, newPassword }
}

/** The input of `mfa-preference`. */
export function readMfaPreference(json: unknown): MfaPreference {
  const object = readObject(json, MISFIT, ['method', 'use'])
  const method = readString(object, 'method', MISFIT, 64)
  return { method: oneOf('method', method, knownMethods([method])), use: oneOf('use', object['use'], USES) }
}

function oneOf<T extends string>(key: string, given: unknown, values: readonly T[]): T {
  const value = values.find((known) => known === given)
  if (value === undefined) throw new SignInError(MISFIT, { detail: `${key} is none that this call takes` })
  return value
}

/** The input of `totp-verify`. The code is normalized. */
export function readTotpProof(json: unknown): { code: string; deviceName?: string } {
  const object = readObject(json, MISFIT, ['code', 'deviceName'])
  const code = readString(object, 'code', MISFIT, 128)
  const deviceName = readStringOrNull(object, 'deviceName', MISFIT, 100)
  refuse({ code: codeIssue(code) })
  return { code: normalizeCode(code), ...(deviceName !== null && { deviceName }) }
}

/** The input of `passkey-add`. */
export function readNewPasskey(json: unknown): PasskeyAttestation {
  return readPasskeyAttestation(readObject(json, MISFIT, ['credential'])['credential'], MISFIT)
}

/** The input of `passkey-delete` and `device-forget`. */
export function readId(json: unknown): { id: string } {
  const id = readString(readObject(json, MISFIT, ['id']), 'id', MISFIT, 1_024)
  if (id === '') throw new SignInError(MISFIT, { detail: 'id must not be empty' })
  return { id }
}
