/** The choices in the toolbar. */
type Globals = Readonly<Record<string, unknown>>

/** Applies the toolbar's language, direction, theme and brand to the page. The kit reads these attributes. */
export function showGlobals(globals: Globals): void {
  const page = document.documentElement
  const theme = read(globals, 'theme', 'light')
  page.lang = read(globals, 'locale', 'en')
  page.dir = read(globals, 'direction', 'ltr')
  page.dataset['ckTheme'] = theme
  page.dataset['brand'] = read(globals, 'brand', 'kit')
  page.style.colorScheme = theme
  page.style.background = 'var(--ck-page)'
}

function read(globals: Globals, name: string, otherwise: string): string {
  const value = globals[name]
  return typeof value === 'string' ? value : otherwise
}
