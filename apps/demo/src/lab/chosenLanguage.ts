import { browserLanguage, type Language } from '../library/language.ts'

const storageKey = 'lantern.language'

/** The language that the visitor chose last. The default is the browser's language. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem(storageKey)
  return stored === 'ja' || stored === 'en' ? stored : browserLanguage()
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
}
