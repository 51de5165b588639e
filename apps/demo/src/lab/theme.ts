export type Theme = 'auto' | 'light' | 'dark'

const storageKey = 'lantern.theme'

/** The theme that the visitor chose last. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

/** Stores a theme, and sets the attribute `data-ck-theme` of the root element, which the kit's styles use. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  document.documentElement.dataset['ckTheme'] = theme
}
