import { expect, test } from 'vitest'
import * as node from './adapters/node.ts'
import * as server from './index.ts'
import * as redis from './redis/createRedisStore.ts'

test('the package exports the public names and nothing else', () => {
  expect(Object.keys(server).toSorted()).toEqual([
    'createClientAddress',
    'createSignInHandler',
    'createTenantHandler',
    'memoryLimitStore',
  ])
  expect(Object.keys(node)).toEqual(['toNodeListener'])
  expect(Object.keys(redis)).toEqual(['createRedisStore'])
})
