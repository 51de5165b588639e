import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'
import { type SourceFile, sourceFiles } from './sourceFiles.ts'

/** A rule that the linter does not know. Each rule has a file that breaks it, so that the rule itself is tested. */
interface Rule {
  readonly name: string
  readonly planted: SourceFile
  readonly broken: (file: SourceFile) => boolean
}

const machine = ['', 'home', 'someone', 'kit'].join('/')

const rules: readonly Rule[] = [
  {
    name: 'no source file is longer than 180 lines',
    planted: { path: 'packages/react/src/styles/kit.css', text: 'a {}\n'.repeat(181) },
    broken: ({ path, text }) => isSource(path) && text.split('\n').length > 181,
  },
  {
    name: 'no file has a name without a subject, like utils.ts',
    planted: { path: 'packages/core/src/utils.ts', text: '' },
    broken: ({ path }) => /(^|\/)(types?|utils?|helpers?|common|misc|constants|lib)(\.tsx?$|\/)/.test(path),
  },
  {
    name: 'only an entry point of a package is called index.ts',
    planted: { path: 'packages/core/src/challenges/index.ts', text: '' },
    broken: ({ path }) => /\/index\.tsx?$/.test(path) && isShipped(path) && !entryPoints().includes(path),
  },
  {
    name: 'the main entry of the server imports no module of Node, because other runtimes lack some of them',
    planted: {
      path: 'packages/server/src/session/sleep.ts',
      text: "import { setTimeout } from 'node:timers/promises'",
    },
    broken: ({ path, text }) =>
      /^packages\/server\/src\/(?!adapters\/|lean\/|redis\/|doctor\/|testing\/|crypto\/node\.ts)/.test(path) &&
      isShipped(path) &&
      /^(?:import|export) (?!type ).*from 'node:/m.test(text),
  },
  {
    name: 'an index.ts exports each name explicitly',
    planted: { path: 'packages/core/src/index.ts', text: "export * from './flow.ts'" },
    broken: ({ path, text }) => isShipped(path) && path.endsWith('/index.ts') && /^export \*/m.test(text),
  },
  {
    name: 'a relative import names its file with the extension',
    planted: { path: 'packages/core/src/flow/step.ts', text: "import type { Calls } from '../wire/calls'" },
    broken: ({ path, text }) => isShipped(path) && /(from|import\() ?'\.{1,2}\/[^'.]*'/.test(text),
  },
  {
    name: 'no comment switches a check off',
    planted: { path: 'packages/core/src/flow.ts', text: '// oxlint-disable-next-line no-console' },
    broken: ({ path, text }) =>
      isShipped(path) && /(oxlint|eslint)-(disable|enable)|@ts-(ignore|nocheck|expect-error)/.test(text),
  },
  {
    name: 'no cast leads to any or never, or through unknown',
    planted: { path: 'packages/core/src/flow.ts', text: 'const a = b as unknown as C' },
    broken: ({ path, text }) => isShipped(path) && /\bas (unknown as|any|never)\b/.test(text),
  },
  {
    name: 'SignInError is the only class',
    planted: { path: 'packages/server/src/sign-in/step.ts', text: 'export class Engine {}' },
    broken: ({ path, text }) =>
      isShipped(path) && path !== 'packages/core/src/errors.ts' && /^(export )?(abstract )?class \w/m.test(text),
  },
  {
    name: 'no regular expression looks behind, because Safari before 16.4 refuses the whole file',
    planted: { path: 'packages/core/src/fields/code.ts', text: 'const words = /(?<=a)b/' },
    broken: ({ path, text }) => isShipped(path) && /\(\?<[=!]/.test(text),
  },
  {
    name: 'no regular expression repeats a group that ends with a repetition, because it may take exponential time',
    planted: { path: 'packages/core/src/fields/code.ts', text: 'const slow = /^(a+)+$/' },
    broken: ({ path, text }) => isShipped(path) && /(?<!\\)\((?:[^()\s]|\\.)*[+*]\)(?:[+*]|\{\d+,)/.test(text),
  },
  {
    name: 'no code writes HTML or runs text as code, so strict policies for Trusted Types hold',
    planted: { path: 'packages/react/src/ui/Logo.tsx', text: 'element.innerHTML = logo' },
    broken: ({ path, text }) =>
      isShipped(path) &&
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|srcdoc)\b|(?:^|[^.\w])eval\(|(?:window|globalThis|self)\.eval\(|new Function\(|setTimeout\('/.test(
        text,
      ),
  },
  {
    name: 'the server calls only the two operations that SECURITY.md asks permission for',
    planted: { path: 'packages/server/src/cognito/client.ts', text: 'new AdminGetUserCommand({})' },
    broken: ({ path, text }) =>
      /^packages\/server\/src\/(?!testing\/)/.test(path) &&
      isShipped(path) &&
      /\bAdmin(?!InitiateAuthCommand|RespondToAuthChallengeCommand)\w+Command\b/.test(text),
  },
  {
    name: 'no test is skipped',
    planted: { path: 'apps/demo/e2e/signIn.spec.ts', text: "test.skip('signs in', () => {})" },
    broken: ({ path, text }) => isTest(path) && !isRule(path) && /\.(skip|only|todo|fixme|skipIf|runIf)\(/.test(text),
  },
  {
    name: 'no file contains an absolute path of one machine',
    planted: { path: 'docs/guides/start.md', text: `cd ${machine}` },
    broken: ({ text }) => /(^|[\s'"`(=])\/(home|root|Users|work)\/\w/m.test(text),
  },
]

const files = sourceFiles()

describe.each(rules)('$name', ({ broken, planted }) => {
  test('a file that breaks the rule is reported', () => {
    expect(broken(planted)).toBe(true)
  })

  test('no file of the repository breaks the rule', () => {
    expect(files.filter(broken).map((file) => file.path)).toEqual([])
  })
})

test('the rules check the files of the packages', () => {
  expect(files.filter(({ path }) => isShipped(path)).length).toBeGreaterThan(50)
})

function isSource(path: string): boolean {
  return /^(packages|apps|bench|scripts|\.storybook)\/.*\.(ts|tsx|mjs|css)$/.test(path)
}

function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path)
}

/** True for the source files that users install. Of the `testing` folders, users install only core's. */
function isShipped(path: string): boolean {
  const inPackage = /^packages\/(core\/src|[^/]+\/src\/(?!testing\/))/.test(path)
  return inPackage && !isTest(path) && !path.endsWith('.stories.tsx')
}

/** True for this file, which contains what it forbids. */
function isRule(path: string): boolean {
  return path === 'scripts/rules/houseRules.test.ts'
}

/** The source files of the packages' entry points. */
function entryPoints(): string[] {
  return ['core', 'emulator', 'react', 'server'].flatMap((name) => {
    const manifest = readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')
    return [...manifest.matchAll(/"@challenge-kit\/source": "\.\/([^"]+)"/g)].map(
      ([, file]) => `packages/${name}/${file}`,
    )
  })
}
