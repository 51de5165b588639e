import type { Preview } from '@storybook/react-vite'

type GlobalTypes = NonNullable<Preview['globalTypes']>
type Items = readonly (readonly [value: string, title: string])[]

function menu(description: string, icon: 'globe' | 'mirror' | 'transfer' | 'lightning' | 'paintbrush', items: Items) {
  return {
    description,
    toolbar: { title: description, icon, dynamicTitle: true, items: items.map(([value, title]) => ({ value, title })) },
  }
}

/** The choices in Storybook's toolbar. */
export const toolbar: GlobalTypes = {
  locale: menu('Language of the messages', 'globe', [
    ['en', 'English'],
    ['ja', '日本語'],
  ]),
  theme: menu('Colour scheme', 'mirror', [
    ['light', 'Light'],
    ['dark', 'Dark'],
  ]),
  direction: menu('Writing direction', 'transfer', [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  network: menu('Network', 'lightning', [
    ['fast', 'Fast network'],
    ['slow', 'Slow network: 2 seconds a call'],
    ['late', 'Late network: 9 seconds a call'],
    ['lost', 'Lost network: every second call fails'],
  ]),
  brand: menu('Brand (tokens only)', 'paintbrush', [
    ['kit', 'Brand: the kit’s own'],
    ['forest', 'Brand: Forest'],
    ['ink', 'Brand: Ink'],
    ['sunset', 'Brand: Sunset'],
  ]),
}

export const initialGlobals = { locale: 'en', theme: 'light', direction: 'ltr', network: 'fast', brand: 'kit' }
