import type { Language } from './words/language.ts'

export type Theme = 'auto' | 'light' | 'dark'

const languageKey = 'lantern.language'
const themeKey = 'lantern.theme'

/** What the visitor chose last, else what the browser prefers. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem(languageKey) ?? navigator.language
  return stored.startsWith('ja') ? 'ja' : 'en'
}

export function storedTheme(): Theme {
  const stored = localStorage.getItem(themeKey)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

/** Remembers the choice, and tells the page: style sheets and the browser look at the root element. */
export function showLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
  document.documentElement.lang = language
}

export function showTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme)
  document.documentElement.dataset['ckTheme'] = theme
}
