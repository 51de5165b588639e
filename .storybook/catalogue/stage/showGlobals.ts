/** The choices in the toolbar. */
type Globals = Readonly<Record<string, unknown>>

/** The toolbar's language and direction, as attributes of an element. */
export function languageOf(globals: Globals): { readonly lang: string; readonly dir: string } {
  return { lang: read(globals, 'locale', 'en'), dir: read(globals, 'direction', 'ltr') }
}

/**
 * Applies the toolbar's theme and brand to the page. The page of one story also has the toolbar's language and direction.
 * The text of a docs page stays English, so only the pictures on that page have them.
 */
export function showGlobals(globals: Globals, viewMode: 'docs' | 'story'): void {
  const page = document.documentElement
  const theme = read(globals, 'theme', 'light')
  const { lang, dir } = viewMode === 'docs' ? { lang: 'en', dir: 'ltr' } : languageOf(globals)
  page.lang = lang
  page.dir = dir
  page.dataset['ckTheme'] = theme
  page.dataset['brand'] = read(globals, 'brand', 'kit')
  page.style.colorScheme = theme
  page.style.background = 'var(--ck-page)'
}

function read(globals: Globals, name: string, otherwise: string): string {
  const value = globals[name]
  return typeof value === 'string' ? value : otherwise
}
