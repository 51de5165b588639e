import { readNumber, readObject } from '../json'

/**
 * A user pool's rules for a password, in Cognito's own terms. Only IAM may read them (`DescribeUserPool`), so the backend
 * is told them and passes them on.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
 */
export interface PasswordPolicy {
  /** Characters at least: 6 to 99. */
  readonly minimumLength: number
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  readonly requireNumbers: boolean
  readonly requireSymbols: boolean
}

/** One rule of a policy. */
export type PasswordRule = 'length' | 'upper' | 'lower' | 'number' | 'symbol'

// Exactly the characters that Cognito counts as symbols.
const SYMBOLS = '^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+='

const TESTS: Record<PasswordRule, (password: string, policy: PasswordPolicy) => boolean> = {
  length: (password, policy) => password.length >= policy.minimumLength,
  upper: (password) => /[A-Z]/.test(password),
  lower: (password) => /[a-z]/.test(password),
  number: (password) => /[0-9]/.test(password),
  symbol: (password) => [...password].some((character) => SYMBOLS.includes(character)),
}

/** The rules a policy has, in the order they are shown. */
export function passwordRules(policy: PasswordPolicy): readonly PasswordRule[] {
  const asked: Record<PasswordRule, boolean> = {
    length: true,
    upper: policy.requireUppercase,
    lower: policy.requireLowercase,
    number: policy.requireNumbers,
    symbol: policy.requireSymbols,
  }
  return (['length', 'upper', 'lower', 'number', 'symbol'] as const).filter((rule) => asked[rule])
}

/** The rules that `password` does not meet yet. Empty means it will do, as far as can be told without the pool. */
export function unmetRules(policy: PasswordPolicy, password: string): readonly PasswordRule[] {
  return passwordRules(policy).filter((rule) => !TESTS[rule](password, policy))
}

/** A policy off the wire, or null where the pool's is not known. Throws `SignInError('bad_response')`. */
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
