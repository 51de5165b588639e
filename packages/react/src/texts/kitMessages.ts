import type { CredentialsStep, FirstFactor, MfaMethod, PasswordPolicy, SignIn, SignInError } from '@challenge-kit/core'
import { fillText } from '../messages/fillText.ts'
import type { MessageKey, MessageParameters, Messages, Translate } from '../messages/messages.ts'
import { type PasswordRuleText, passwordRuleTexts } from '../messages/passwordRuleTexts.ts'
import { NOTICES } from '../screens/Credentials/notices.ts'
import { FIRST_FACTORS } from '../ui/icons/firstFactors.ts'
import { MFA_METHODS } from '../ui/icons/mfaMethods.ts'
import type { ErrorTextOptions, ScreenTextOptions, ScreenTexts } from './screenTexts.ts'
import { stepErrorText } from './stepErrorText.ts'
import { stepTexts } from './stepTexts.ts'

type Values<K extends MessageKey> = { readonly [P in keyof MessageParameters<K>]: string | number }

/** The kit's messages as texts, in the language of the page. */
export interface KitMessages<Key extends MessageKey = keyof Messages> {
  /** The language tag of the messages, for the attribute `lang`. */
  readonly locale: string
  /** Returns any message. If the message has parameters, pass their values. */
  text<K extends Key>(key: K, ...values: [keyof Values<K>] extends [never] ? [] : [values: Values<K>]): string
  /**
   * Returns the sentence of an error, with the time to wait if there were too many attempts. Returns null for null. Pass
   * the step or the props of your screen too, because some sentences depend on the step and on `identifier`.
   */
  error(error: SignInError | null, step?: ErrorTextOptions): string | null
  /** Returns the sentence of the notice of the step `CREDENTIALS`. Returns null for null. */
  notice(notice: CredentialsStep['notice']): string | null
  /** Returns the heading, the lead, the label and the button's text of the kit's screen for a step. */
  screen(step: SignIn & ScreenTextOptions): ScreenTexts
  /** Returns each rule of a password policy, and whether the password meets the rule. Empty if the policy is null. */
  passwordRules(policy: PasswordPolicy | null, password: string): readonly PasswordRuleText[]
  /** Returns the name of a second factor, such as "Authenticator app". */
  mfaMethod(method: MfaMethod): string
  /** Returns the name of a first factor, such as "Passkey" or "Email me a code". */
  firstFactor(method: FirstFactor): string
}

export function createKitMessages(t: Translate): KitMessages<MessageKey> {
  return {
    locale: t('locale'),
    text: (key: MessageKey, values: Readonly<Record<string, string | number>> = {}) => fillText(t(key), values),
    error: (error, step = {}) => error && stepErrorText(t, error, step),
    notice: (notice) => notice && t(NOTICES[notice][1]),
    screen: (step) => stepTexts(t, step),
    passwordRules: (policy, password) => passwordRuleTexts(t, policy, password),
    mfaMethod: (method) => t(MFA_METHODS[method].name),
    firstFactor: (method) => t(FIRST_FACTORS[method].name),
  }
}
