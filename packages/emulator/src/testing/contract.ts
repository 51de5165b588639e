import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import type { UserPool } from '../index.ts'
import { isInput } from '../wire/input.ts'

/** The simple types of a Smithy schema by number. The number of a list is 64 higher, and that of a map 128 higher. */
const simple: Readonly<Record<number, string>> = { 0: 'string', 1: 'number', 2: 'boolean', 4: 'number', 7: 'number' }

/** The differences between a response body and the SDK's schema of the response. */
export function schemaViolations(operation: string, body: unknown): string[] {
  const schema: unknown = Reflect.get(sdk, `${operation}$`)
  return Array.isArray(schema) ? check(schema[5], body, operation) : [`${operation} is not an operation of the SDK`]
}

function check(schema: unknown, value: unknown, path: string): string[] {
  if (typeof schema === 'function') return check(Reflect.apply(schema, undefined, []), value, path)
  // 15 is a document, which may be any JSON.
  if (schema === 15) return []
  if (schema === 'unit') return isInput(value) && Object.keys(value).length === 0 ? [] : [`${path} is not empty`]
  if (typeof schema === 'number') return checkSimple(schema, value, path)
  if (!Array.isArray(schema)) return [`${path}: this checker does not know the schema`]
  // A member's schema may be wrapped: [schema, traits].
  if (typeof schema[0] !== 'number') return check(schema[0], value, path)
  const members = Object.entries(isInput(value) ? value : {})
  switch (schema[0]) {
    case 0:
      return checkSimple(schema[4], value, path)
    case 1:
      return Array.isArray(value)
        ? value.flatMap((item, index) => check(schema[4], item, `${path}[${index}]`))
        : [`${path} is not a list`]
    case 2:
      return isInput(value)
        ? members.flatMap(([key, item]) => check(schema[5], item, `${path}.${key}`))
        : [`${path} is not a map`]
    case 3:
      return isInput(value) ? checkStructure(schema, value, path) : [`${path} is not a structure`]
    default:
      return [`${path}: this checker does not know the schema`]
  }
}

function checkStructure(schema: readonly unknown[], value: Readonly<Record<string, unknown>>, path: string): string[] {
  const names: readonly unknown[] = Array.isArray(schema[4]) ? schema[4] : []
  const types: readonly unknown[] = Array.isArray(schema[5]) ? schema[5] : []
  const required = names.slice(0, typeof schema[6] === 'number' ? schema[6] : 0)
  const missing = required.filter((name) => typeof name === 'string' && value[name] === undefined)
  return [
    ...missing.map((name) => `${path}.${String(name)} is missing`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const index = names.indexOf(name)
      return index < 0 ? [`${path}.${name} is unknown to the SDK`] : check(types[index], member, `${path}.${name}`)
    }),
  ]
}

function checkSimple(type: unknown, value: unknown, path: string): string[] {
  if (typeof type !== 'number') return [`${path}: this checker does not know the schema`]
  if (type >= 128) {
    return isInput(value)
      ? Object.entries(value).flatMap(([key, item]) => checkSimple(type - 128, item, `${path}.${key}`))
      : [`${path} is not a map`]
  }
  if (type >= 64) {
    return Array.isArray(value)
      ? value.flatMap((item, index) => checkSimple(type - 64, item, `${path}[${index}]`))
      : [`${path} is not a list`]
  }
  const expected = simple[type]
  if (expected === undefined) return [`${path}: this checker does not know the schema`]
  return typeof value === expected ? [] : [`${path} is not a ${expected}`]
}

const commands = join(
  dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-cognito-identity-provider/package.json')),
  'dist-types/commands',
)

/** The exceptions that the SDK declares for an operation. */
export function declaredExceptions(operation: string): Set<string> {
  const declarations = readFileSync(join(commands, `${operation}Command.d.ts`), 'utf8')
  return new Set(Array.from(declarations.matchAll(/@throws \{@link (\w+)\}/g), ([, name = '']) => name))
}

/** The exceptions that every AWS endpoint may throw, besides the exceptions of the operation. */
const endpointExceptions = new Set([
  'MissingAuthenticationTokenException',
  'NotImplemented',
  'SerializationException',
  'UnknownOperationException',
])

/** A pool's `fetch` that fails the test if a response does not follow the contract of the SDK. */
export function withContractCheck(fetch: UserPool['fetch']): UserPool['fetch'] {
  return async (request) => {
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? ''
    const response = await fetch(request)
    if (operation === '' || !response.headers.get('content-type')?.includes('json')) return response
    const body: unknown = await response.clone().json()
    if (response.status === 200) expect(schemaViolations(operation, body)).toEqual([])
    else if (isInput(body) && typeof body['__type'] === 'string' && !endpointExceptions.has(body['__type'])) {
      expect(declaredExceptions(operation)).toContain(body['__type'])
    }
    return response
  }
}
