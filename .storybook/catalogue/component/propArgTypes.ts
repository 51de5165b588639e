import type { ArgTypes } from '@storybook/react-vite'
import { propGroup } from './propGroups.ts'
import guide from '../../../docs/guides/component.md?raw'
import { Footer, Header, Lantern, Providers } from './slots.tsx'

/** The rows of the guide's table of props: name, type, default, description. */
const rows = [...guide.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \| (.+) \|$/gm)]

const plain = (markdown: string): string => markdown.replaceAll('`', '')
const withoutLinks = (markdown: string): string => markdown.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')

/** The props that a reader can change. */
const controls: ArgTypes = {
  identifier: { control: 'select', options: ['username', 'email', 'phone', 'usernameOrEmail'] },
  countryCode: { control: 'text' },
  first: { control: 'inline-radio', options: ['password', 'username'] },
  appName: { control: 'text' },
  logo: { control: 'inline-radio', options: ['none', 'lantern'], mapping: { none: null, lantern: Lantern } },
  header: { control: 'inline-radio', options: ['none', 'line'], mapping: { none: null, line: Header } },
  footer: { control: 'inline-radio', options: ['none', 'line'], mapping: { none: null, line: Footer } },
  signUp: { control: 'text' },
  providers: { control: 'inline-radio', options: ['none', 'two'], mapping: { none: null, two: Providers } },
  help: { control: 'text' },
  continueTo: { control: 'text' },
  frame: { control: 'inline-radio', options: ['card', 'none'] },
  headingLevel: { control: 'inline-radio', options: [1, 2, 3, 4] },
}

/** Every prop of `<SignIn />` by its group, with the words of the guide `docs/guides/component.md`. */
export const propArgTypes: ArgTypes = Object.fromEntries(
  rows
    .toSorted(([, a = ''], [, b = '']) => propGroup(a).order - propGroup(b).order)
    .map(([, name = '', type = '', preset = '', description = '']) => [
      name,
      {
        control: false,
        ...controls[name],
        description: withoutLinks(description),
        table: {
          category: propGroup(name).title,
          type: { summary: plain(type) },
          defaultValue: { summary: plain(preset) },
        },
      },
    ]),
)
