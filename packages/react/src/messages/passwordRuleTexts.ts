import { type PasswordPolicy, type PasswordRule, passwordRules, unmetRules } from '@challenge-kit/core'
import { fillText } from './fillText.ts'
import type { Translate } from './messages.ts'

/** One rule of a password policy. */
export interface PasswordRuleText {
  readonly rule: PasswordRule
  /** The rule for the user, such as "12 characters or more". */
  readonly text: string
  /** True if the typed password meets the rule. */
  readonly met: boolean
}

/** The rules of a password policy, in the order of the screen. Empty if the policy is unknown. */
export function passwordRuleTexts(
  t: Translate,
  policy: PasswordPolicy | null | undefined,
  password: string,
): readonly PasswordRuleText[] {
  if (!policy) return []
  const unmet = unmetRules(policy, password)
  return passwordRules(policy).map((rule) => ({
    rule,
    text: rule === 'length' ? fillText(t('policy.length'), { count: policy.minimumLength }) : t(`policy.${rule}`),
    met: !unmet.includes(rule),
  }))
}
