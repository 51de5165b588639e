import type { HTMLInputAutoCompleteAttribute } from 'react'
import { fillText } from '../../messages/fillText.ts'
import type { Translate } from '../../messages/messages.ts'

/** How a custom challenge is shown. */
export interface CustomField {
  /** The text above the field. */
  readonly question?: string | undefined
  /** @default "Your answer" */
  readonly label?: string | undefined
  readonly hint?: string | undefined
  /** The language of the three texts, for the attribute `lang`. @default the language of the page */
  readonly lang?: string | undefined
  /** @default 'text' */
  readonly type?: 'text' | 'password' | 'email' | 'tel' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  /** @default 'off' */
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined
}

/**
 * The field that a Lambda trigger describes in the public parameters. If the messages of the page have the question that
 * `questionKey` names, its texts are the messages `question.{questionKey}`, with `.label` and `.hint`. Otherwise the
 * texts are the parameters `question`, `label` and `hint`, in the language `lang`.
 */
export function customField(parameters: Readonly<Record<string, string>>, t: Translate): CustomField {
  const { questionKey, question, label, hint, lang } = parameters
  const message = (part: string): string | undefined => {
    const text = questionKey && t.optional(`question.${questionKey}${part}`)
    return text ? fillText(text, parameters) : undefined
  }
  const translated = message('')
  return translated
    ? { question: translated, label: message('.label'), hint: message('.hint') }
    : { question, label, hint, lang }
}
