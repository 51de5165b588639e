import type { MessagesInput } from '@challenge-kit/react'
import { createContext, useContext } from 'react'
import { en, enMessages, type Words } from './en.ts'

export type Language = 'en' | 'ja'

/** The texts of the page in one language: the library's words, and the messages of the kit. */
export interface LanguagePack {
  readonly language: Language
  readonly words: Words
  readonly messages: MessagesInput
}

const english: LanguagePack = { language: 'en', words: en, messages: enMessages }

export function browserLanguage(): Language {
  return navigator.language.startsWith('ja') ? 'ja' : 'en'
}

/** Loads a language, and sets the `lang` attribute of the page. English is already loaded. */
export async function loadLanguage(language: Language): Promise<LanguagePack> {
  document.documentElement.lang = language
  if (language === 'en') return english
  const { ja, jaMessages } = await import('./ja.ts')
  return { language, words: ja, messages: jaMessages }
}

export const LanguageContext = createContext(english)

export function useWords(): Words {
  return useContext(LanguageContext).words
}
