import { expect, test } from 'vitest'
import * as node from './adapters/node.ts'
import * as server from './index.ts'

test('the public names', () => {
  expect(Object.keys(server).toSorted()).toEqual(['createSignInHandler', 'memoryLimiter'])
  expect(Object.keys(node)).toEqual(['toNodeListener'])
})
