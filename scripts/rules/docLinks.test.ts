import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../setUp/program.mjs'
import { pages, readmes, text } from './docPages.ts'

it.each(pages)('%s: every link to a file leads to an existing file', (page) => {
  const links = [...text(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link)
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
})

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): readonly string[] {
  const headings = text(page)
    .replaceAll(/^```.*?^```/gms, '')
    .matchAll(/^#+ (.*)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

const REPOSITORY = 'https://github.com/challenge-kit/challenge-kit/blob/main/'

it.each([...pages, ...readmes])('%s: every link to a heading leads to an existing heading', (page) => {
  const links = [...text(page).matchAll(/\]\(((?!https?:)[^)#]*|https:\/\/[^)#]+\.md)#([\w-]+)\)/g)]
  const broken = links.filter(([, file = '', anchor = '']) => {
    if (file.startsWith('https:') && !file.startsWith(REPOSITORY)) return false
    const target = file.startsWith(REPOSITORY) ? file.slice(REPOSITORY.length) : join(dirname(page), file)
    return !anchorsOf(file === '' ? page : target).includes(anchor)
  })
  expect(broken.map(([link]) => link)).toEqual([])
})

it('the README leads to the list of guides, and the list has each guide once, in a group', () => {
  expect(text('README.md')).toContain('](docs/guides/README.md)')
  const [, groups = ''] = /^(## .*)/ms.exec(text('docs/guides/README.md')) ?? []
  const listed = [...groups.matchAll(/^- \[[^\]]+\]\((\w[\w-]*\.md)\): ./gm)].map(([, guide = '']) => guide)
  const guides = pages.filter((page) => page.startsWith('docs/guides/')).map((page) => basename(page))
  expect(listed.toSorted()).toEqual(guides.filter((guide) => guide !== 'README.md').toSorted())
})

// npm shows these pages, and npm has only the files of the package.
it.each(readmes)(
  '%s: every link is an address on the internet, and leads to an existing file of the repository',
  (page) => {
    const links = [...text(page).matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !link.startsWith('https://'))).toEqual([])
    const files = links.filter((link) => link.startsWith(REPOSITORY)).map((link) => link.slice(REPOSITORY.length))
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  },
)

it('each hook, factory, form and provider that a guide names is exported', () => {
  const exported = new Set(text('scripts/rules/publicApi.txt').match(/\w+/g))
  // Names of TanStack Query and of Amplify, and a method of the handler.
  const others = [
    'QueryClientProvider',
    'ThemeProvider',
    'useAuthenticator',
    'CognitoIdentityServiceProvider',
    'createApiProxy',
  ]
  const named = /`<?((?:use|create)[A-Z]\w+|[A-Z][a-z]\w*(?:Form|Setup|Provider))\b/g
  const names = [...pages, ...readmes].flatMap((page) => {
    if (!page.startsWith('docs/guides/') && !page.startsWith('packages/')) return []
    const prose = text(page).replaceAll(/^```.*?^```/gms, '')
    return [...prose.matchAll(named)].map(([, name = '']) => name)
  })
  expect(names).toContain('EmailSetupForm')
  expect(names.filter((name) => !exported.has(name) && !others.includes(name))).toEqual([])
})
