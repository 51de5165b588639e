import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createReport } from './reportMistake.ts'

let lines: string[] = []

beforeEach(() => {
  lines = []
  vi.spyOn(console, 'warn').mockImplementation((line) => lines.push(String(line)))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

test.each<[string, Readonly<Record<string, string | undefined>>, boolean]>([
  ['NODE_ENV is `production`', { NODE_ENV: 'production' }, false],
  ['NODE_ENV is `development`', { NODE_ENV: 'development' }, true],
  ['NODE_ENV is `test`', { NODE_ENV: 'test' }, true],
  ['NODE_ENV is not set', { NODE_ENV: undefined }, true],
  ['NODE_ENV is empty', { NODE_ENV: '' }, true],
  ['NODE_ENV is not set in AWS Lambda', { NODE_ENV: undefined, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }, false],
  ['NODE_ENV is not set in AWS Fargate', { NODE_ENV: undefined, AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE' }, false],
  ['NODE_ENV is `development` at AWS', { NODE_ENV: 'development', AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE' }, true],
])('if %s, a mistake is printed or not as documented', (_, variables, isPrinted) => {
  vi.stubEnv('AWS_EXECUTION_ENV', undefined)
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  createReport(undefined)?.('body_read')
  expect(lines).toHaveLength(isPrinted ? 1 : 0)
})

test('in a runtime without `process` nothing is printed by default', () => {
  vi.stubGlobal('process', undefined)
  const report = createReport(undefined)
  vi.unstubAllGlobals()
  expect(report).toBeNull()
})

test('a function that the application gives is called in production too, and null turns the lines off', () => {
  vi.stubEnv('NODE_ENV', 'production')
  const own: string[] = []
  createReport((line) => own.push(line))?.('body_read')
  expect(own).toEqual([expect.stringMatching(/^\[challenge-kit\] body_read: /)])
  vi.stubEnv('NODE_ENV', 'development')
  expect(createReport(null)).toBeNull()
  expect(lines).toEqual([])
})

test('two handlers of one process print a mistake once', () => {
  vi.stubEnv('NODE_ENV', 'development')
  const [first, second] = [createReport(undefined), createReport(undefined)]
  first?.('origin_not_listed', { origin: 'https://one.example.com' })
  second?.('origin_not_listed', { origin: 'https://two.example.com' })
  second?.('body_read')
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['origin_not_listed:', 'body_read:'])
})

test('a value cannot break or flood the log', () => {
  const own: string[] = []
  createReport((line) => own.push(line))?.('origin_not_listed', {
    origin: `a\r\n\u2028\u001b[31m${'b'.repeat(10_000)}`,
  })
  expect(own[0]).not.toMatch(/[\p{C}\u2028]/u)
  expect(own[0]?.length).toBeLessThan(400)
})

test('a function that throws does not fail the request', () => {
  const report = createReport(() => {
    throw new Error('no')
  })
  expect(() => report?.('body_read')).not.toThrow()
})
