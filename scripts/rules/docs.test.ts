import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { promisify } from 'node:util'
import { isSignInErrorCode } from '@challenge-kit/core'
import { en } from '@challenge-kit/react'
import { enAccount } from '@challenge-kit/react/account'
import { expect, it } from 'vitest'
import { root } from '../setUp/program.mjs'
import { pages, readmes, text } from './docPages.ts'
import { sourceFiles } from './sourceFiles.ts'

const run = promisify(execFile)
/** Compiles examples as files of an application. Returns the compiler's output, which is empty on success. */
async function compile(name: string, examples: ReadonlyMap<string, string>): Promise<string> {
  const folder = resolve(root, '.cache', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [file, code] of examples) writeFileSync(resolve(folder, file), code)
  writeFileSync(
    resolve(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts', '*.tsx', '*.js'], exclude: [] }),
  )
  const compiler = resolve(root, 'node_modules/typescript/bin/tsc')
  return run(process.execPath, [compiler, '-p', folder]).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
}

it('every example in the docs compiles', async () => {
  const examples = new Map<string, string>()
  for (const page of [...pages, ...readmes]) {
    for (const [, language, code = ''] of text(page).matchAll(/^```(tsx?|js)\n(.*?)^```/gms))
      examples.set(`${page.replaceAll(/\W/g, '-')}-${examples.size}.${language}`, code)
  }
  expect(examples.size).toBeGreaterThan(5)
  expect(await compile('docs', examples)).toBe('')
})

it('the guide to headless screens has the code of two tested files, each under 40 lines', () => {
  const example = /\]\(\.\.\/\.\.\/(\S+\.tsx)\):\n\n```tsx\n(.*?)^```/gms
  const examples = [...text('docs/guides/headless.md').matchAll(example)]
  const tested = text('.storybook/catalogue/live/JourneyTests.stories.tsx')
  expect(examples.map(([, file = '']) => basename(file))).toEqual(['OwnTotpSetup.tsx', 'OwnNewPassword.tsx'])
  for (const [, file = '', code = ''] of examples) {
    expect(code).toBe(text(file))
    expect(code.trim().split('\n').length).toBeLessThan(40)
    expect(tested).toContain(`../own/${basename(file)}`)
  }
})

it('the guide to headless screens has each step once, and an example that uses the hook of the row', async () => {
  const row = /^\| (`[A-Z].*?) \| .*? \| (.*?) \| .*? \| \[\w+\]\(\.\.\/\.\.\/(.*?)\) \|$/gm
  const rows = [...text('docs/guides/headless.md').matchAll(row)]
  for (const [, , hook = '', file = ''] of rows) if (hook !== '–') expect(text(file)).toContain(`${hook.slice(1, -1)}(`)
  const steps = rows.flatMap(([, names = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `'${name}'`))
  expect(new Set(steps).size).toBe(steps.length)
  const check = `import type { StepName } from '@challenge-kit/react'
const steps = [${steps.join(', ')}] as const satisfies readonly StepName[]
export const noneIsMissing = (step: Exclude<StepName, (typeof steps)[number]>): never => step
`
  expect(await compile('docs-steps', new Map([['steps.ts', check]]))).toBe('')
})

it('the guide to the component has one row for each prop of `<SignIn />` and no other rows', async () => {
  const rows = [...text('docs/guides/component.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, prop]) => `'${prop}'`)
  const check = `import type { SignInProps } from '@challenge-kit/react'
const rows = [${rows.join(', ')}] as const satisfies readonly (keyof SignInProps)[]
export const noneIsMissing = (prop: Exclude<keyof SignInProps, (typeof rows)[number]>): never => prop
`
  expect(await compile('docs-component', new Map([['props.ts', check]]))).toBe('')
})

it('the guide to the backend has a row for each option of the handler, and no row for anything else', async () => {
  const [, options = ''] = /^## Options\n(.*?)^## /ms.exec(text('docs/guides/backend.md')) ?? []
  const rows = new Set([...options.matchAll(/^\| `(\w+)/gm)].map(([, option]) => `'${option}'`))
  const check = `import type { SignInHandlerOptions } from '@challenge-kit/server'
const rows = [${[...rows].join(', ')}] as const satisfies readonly (keyof SignInHandlerOptions)[]
export const noneIsMissing = (option: Exclude<keyof SignInHandlerOptions, (typeof rows)[number]>): never => option
`
  expect(await compile('docs-options', new Map([['options.ts', check]]))).toBe('')
})

/** The `@example`s in the TSDoc of a package, by file. Each gets an import of the public names that it uses. */
function tsDocExamples(name: 'core' | 'react' | 'server' | 'emulator'): ReadonlyMap<string, string> {
  const entryPoints = text('scripts/rules/publicApi.txt')
    .split('\n\n')
    .map((list) => list.trim().split(/\n */))
    .filter(([entryPoint = '']) => entryPoint.startsWith(`@challenge-kit/${name}`))
  const examples = new Map<string, string>()
  for (const file of sourceFiles(`packages/${name}/src`)) {
    if (/\.test\.tsx?$/.test(file.path)) continue
    for (const [, block = ''] of file.text.matchAll(/^ *\* @example\n((?: *\*(?! @|\/).*\n)+)/gm)) {
      const code = block.replaceAll(/^ *\* ?/gm, '').replaceAll(/^```.*$/gm, '')
      const imported = [...code.matchAll(/^import .*?\{(.*?)\}/gms)].map(([, names = '']) => names).join()
      const imports = entryPoints.map(([entryPoint = '', ...names]) => {
        // An example outside account/ may use a name of its own that the account screens export too.
        if (entryPoint.endsWith('/account') && !file.path.includes('/account/')) return ''
        // These entry points export again what the main entry point exports.
        if (/\/(headless|session)$/.test(entryPoint)) return ''
        const used = names.filter((exported) => {
          const word = new RegExp(`\\b${exported.replace('type ', '')}\\b`)
          return word.test(code) && !word.test(imported)
        })
        return used.length === 0 ? '' : `import { ${used.join(', ')} } from '${entryPoint}'\n`
      })
      examples.set(`${file.path.replaceAll(/\W/g, '-')}-${examples.size}.tsx`, `${imports.join('')}${code}export {}\n`)
    }
  }
  return examples
}

it.each([
  ['core', 5],
  ['react', 20],
  ['server', 2],
  ['emulator', 4],
] as const)('every @example in the TSDoc of %s compiles', async (name, atLeast) => {
  const examples = tsDocExamples(name)
  expect(examples.size).toBeGreaterThan(atLeast)
  expect(await compile(`tsdoc-${name}`, examples)).toBe('')
})

it('an example that does not compile is reported', async () => {
  const broken = "import { useSignIn } from '@challenge-kit/react'\nexport const wrong = () => useSignIn().nonsense\n"
  expect(await compile('docs-broken', new Map([['broken.tsx', broken]]))).toContain(
    "Property 'nonsense' does not exist",
  )
})

it('the guide to security events has one row for each member of an event, and one for each warning', async () => {
  const rows = [...text('docs/guides/security-events.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => `'${name}'`)
  const check = `import type { SecurityEvent, SecurityWarning } from '@challenge-kit/server'
type Name = keyof SecurityEvent | SecurityWarning
const rows = [${rows.join(', ')}] as const satisfies readonly Name[]
export const noneIsMissing = (name: Exclude<Name, (typeof rows)[number]>): never => name
`
  expect(await compile('docs-events', new Map([['events.ts', check]]))).toBe('')
})

it('the guide to errors has one row for each error code and no other rows', () => {
  const [, union = ''] = /type SignInErrorCode =\n(.*?)\n\n/s.exec(text('packages/core/src/errors.ts')) ?? []
  const codes = [...union.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => code)
  const rows = text('docs/guides/errors.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const told = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => code))
  expect(new Set(told)).toEqual(new Set(codes))
  expect(told.every(isSignInErrorCode)).toBe(true)
})

it('each text of a screen that a guide quotes is a message of the kit', () => {
  const messages = new Set<string>(Object.values({ ...en, ...enAccount }))
  const quoted = ['account', 'amplify', 'component', 'headless', 'messages'].flatMap((guide) => {
    const prose = text(`docs/guides/${guide}.md`)
      .replaceAll(/^```.*?^```/gms, '')
      .replaceAll(/`[^`]*`/g, '')
    return [...prose.matchAll(/"([A-Z][^"]*)"/g)].map(([, label = '']) => label)
  })
  expect(quoted).toContain('Forgot your password?')
  expect(quoted.filter((label) => !messages.has(label))).toEqual([])
})
