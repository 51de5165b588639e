import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'
import { readSteps, readStepsOfGuide } from './steps.mjs'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

test('the steps of the README are its commands and its files, in their order', () => {
  const { steps, signIn } = readSteps(readme)
  expect(steps.map((step) => ('file' in step ? `${step.do} ${step.file}` : step.do))).toEqual([
    'run',
    'run',
    'run',
    'runPrinted',
    'run',
    'write src/main.tsx',
    'write vite.config.ts',
    'write server.mjs',
    'write pool.mjs',
    'run',
    'append .env.local',
    'start',
    'start',
    'start',
  ])
  expect(steps[0]).toEqual({ do: 'run', line: 'npm run pack', inClone: true })
  expect(signIn.address).toBe('http://localhost:5173')
})

test('the steps of the guide to your own API follow those of the quick start, and each program starts once, at the end', () => {
  const { steps } = readStepsOfGuide(readme, readFileSync(join(root, 'docs/guides/api.md'), 'utf8'))
  const added = steps
    .slice(11)
    .map((step) => ('file' in step ? `${step.do} ${step.file}` : 'line' in step ? step.line : ''))
  expect(added).toEqual([
    'npm install jose',
    'write api.mjs',
    'write server.mjs',
    'write vite.config.ts',
    'write src/main.tsx',
    'node pool.mjs',
    'node --env-file=.env.local server.mjs',
    'npm run dev',
    'node --env-file=.env.local api.mjs',
  ])
})

test("the guide's server is the README's server with the proxy", () => {
  const { steps } = readStepsOfGuide(readme, readFileSync(join(root, 'docs/guides/api.md'), 'utf8'))
  const servers = steps.flatMap((step) => ('file' in step && step.file === 'server.mjs' ? [step.text.split('\n')] : []))
  const [first = [], second = []] = servers
  expect(second.filter((line) => !line.startsWith("app.use('/api', "))).toEqual(first)
  expect(second).toHaveLength(first.length + 1)
})

test('each step holds the text of the README', () => {
  const texts = readSteps(readme).steps.flatMap((step) =>
    'text' in step ? [step.text] : 'line' in step ? [step.line] : [],
  )
  expect(texts.filter((text) => !readme.includes(text))).toEqual([])
})

test('a block of code that no sentence explains is reported', () => {
  const changed = readme.replace('Create `pool.mjs`:', 'The pool:')
  expect(() => readSteps(changed)).toThrow('does not say what to do')
})

test('a README that does not say how to sign in is reported', () => {
  expect(() => readSteps(readme.replace('Sign in as', 'Use'))).toThrow('where and how to sign in')
})
