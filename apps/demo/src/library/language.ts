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

// The library's own words among the kit's: what people sign in with here, and an attribute that only this pool has.
const ownInEnglish = {
  'usernameOrEmail.label': 'Email or phone number',
  'usernameOrEmail.missing': 'Enter your email or phone number.',
  'usernameOrEmail.mismatch': 'That email or number and password don’t match.',
  'attribute.custom:library_card': 'Library card number',
  'attribute.custom:library_card.hint': 'On the front of your card: L and four digits.',
}
const ownInJapanese = {
  'usernameOrEmail.label': 'メールアドレスまたは電話番号',
  'usernameOrEmail.missing': 'メールアドレスまたは電話番号を入力してください。',
  'usernameOrEmail.mismatch': 'アドレスまたは番号とパスワードが一致しません。',
  'attribute.custom:library_card': '図書館カードの番号',
  'attribute.custom:library_card.hint': 'カードの表面にある、Lと4桁の数字です。',
}

export const english: LanguagePack = { language: 'en', words: en, messages: ownInEnglish }

/** A language comes along when it is asked for, and not before. */
export async function loadLanguage(language: Language): Promise<LanguagePack> {
  if (language === 'en') return english
  const [{ ja: words }, { ja: messages }, { jaAccount }] = await Promise.all([
    import('./ja.ts'),
    import('@challenge-kit/react/messages/ja'),
    import('@challenge-kit/react/messages/ja-account'),
  ])
  return { language, words, messages: { ...messages, ...jaAccount, ...ownInJapanese } }
}

export const LanguageContext = createContext<LanguagePack>(english)

export function useWords(): Words {
  return useContext(LanguageContext).words
}
