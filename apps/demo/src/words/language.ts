import type { MessagesInput } from '@challenge-kit/react'
import { createContext, useContext } from 'react'
import { en, type Words } from './en.ts'

export type Language = 'en' | 'ja'

/** All that a language needs: the page's own words, and the kit's sentences. */
export interface LanguagePack {
  readonly language: Language
  readonly words: Words
  readonly messages: MessagesInput
}

// The pool asks for an attribute of the library's own: the kit shows it under the name that the library gives it.
const cardInEnglish = {
  'attribute.custom:library_card': 'Library card number',
  'attribute.custom:library_card.hint': 'On the front of your card: L and four digits.',
}
const cardInJapanese = {
  'attribute.custom:library_card': '図書館カードの番号',
  'attribute.custom:library_card.hint': 'カードの表面にある、Lと4桁の数字です。',
}

export const english: LanguagePack = { language: 'en', words: en, messages: cardInEnglish }

/** A language comes along when it is asked for, and not before. */
export async function loadLanguage(language: Language): Promise<LanguagePack> {
  if (language === 'en') return english
  const [{ ja: words }, { ja: messages }] = await Promise.all([
    import('./ja.ts'),
    import('@challenge-kit/react/messages/ja'),
  ])
  return { language, words, messages: { ...messages, ...cardInJapanese } }
}

export const LanguageContext = createContext<LanguagePack>(english)

export function useWords(): Words {
  return useContext(LanguageContext).words
}
