import { describePool } from '../describe.ts'
import { text } from '../input.ts'
import { findPool } from '../pool.ts'
import type { Call, Output } from './operation.ts'

export function describeUserPool({ service, input }: Call): Output {
  return { UserPool: describePool(findPool(service.pools, text(input, 'UserPoolId'))) }
}
