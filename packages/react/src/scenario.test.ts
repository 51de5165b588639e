import * as core from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import * as react from './scenario.ts'

test('an application that installed only the React package imports every test helper from it', () => {
  expect(react).toEqual(core)
})
