import type { IssueCode } from '../errors.ts'
import { type JsonObject, readNumber, readObject, readString } from '../json.ts'

/**
 * A user pool's rules for passwords, with Cognito's own names. The rules are an option of the backend, because reading
 * them from Cognito (`DescribeUserPool`) requires an IAM permission.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
export interface PasswordPolicy {
  /** The minimum number of characters: 6 to 99. */
  readonly minimumLength: number
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
}

/** One rule of a {@link PasswordPolicy}. */
export type PasswordRule = 'length' | 'upper' | 'lower' | 'number' | 'symbol'

// Cognito counts only these characters as symbols.
const SYMBOLS = '^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+='

const TESTS: Record<PasswordRule, (password: string, policy: PasswordPolicy) => boolean> = {
  length: (password, policy) => password.length >= policy.minimumLength,
  upper: (password) => /[A-Z]/.test(password),
  lower: (password) => /[a-z]/.test(password),
  number: (password) => /[0-9]/.test(password),
  symbol: (password) => [...password].some((character) => SYMBOLS.includes(character)),
}

/** Returns the rules that a policy contains, in the order of the screen. */
export function passwordRules(policy: PasswordPolicy): readonly PasswordRule[] {
  const required: Record<PasswordRule, boolean> = {
    length: true,
    upper: policy.requireUppercase,
    lower: policy.requireLowercase,
    number: policy.requireNumbers,
    symbol: policy.requireSymbols,
  }
  return (['length', 'upper', 'lower', 'number', 'symbol'] as const).filter((rule) => required[rule])
}

/**
 * Returns the rules that `password` does not meet yet. The pool may still refuse a password that meets every rule.
 *
 * @example
 * function isStrong(policy: PasswordPolicy, password: string): boolean {
 *   return unmetRules(policy, password).length === 0
 * }
 */
export function unmetRules(policy: PasswordPolicy, password: string): readonly PasswordRule[] {
  return passwordRules(policy).filter((rule) => !TESTS[rule](password, policy))
}

// Cognito accepts at most 256 characters.
const MAX_LENGTH = 256
// A body of the backend has at most 32 KiB.
const MAX_BODY = 32_768

/**
 * Returns why a new password cannot be sent: `missing`, `too_long`, or `policy` if it does not meet the policy. Returns
 * undefined if it can.
 */
export function newPasswordIssue(policy: PasswordPolicy | null | undefined, password: string): IssueCode | undefined {
  if (password === '') return 'missing'
  if (password.length > MAX_LENGTH) return 'too_long'
  return policy && unmetRules(policy, password).length > 0 ? 'policy' : undefined
}

/**
 * Reads a policy from the backend's reply. Returns null if the backend does not know the policy. Throws
 * `SignInError('bad_response')`.
 */
export function readPasswordPolicy(json: unknown): PasswordPolicy | null {
  if (json === null || json === undefined) return null
  const policy = readObject(json, 'bad_response')
  return {
    minimumLength: readNumber(policy, 'minimumLength', 'bad_response'),
    requireUppercase: policy['requireUppercase'] === true,
    requireLowercase: policy['requireLowercase'] === true,
    requireNumbers: policy['requireNumbers'] === true,
    requireSymbols: policy['requireSymbols'] === true,
  }
}

/** Reads a new password of any length, because `newPasswordIssue` then tells the user that the password is too long. */
export const readNewPassword = (object: JsonObject): string =>
  readString(object, 'newPassword', 'bad_request', MAX_BODY)
