import { describePool } from '../../pool/userPoolType.ts'
import { text } from '../../wire/input.ts'
import { findPool } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function describeUserPool({ service, input }: Call): Output {
  return { UserPool: describePool(findPool(service.pools, text(input, 'UserPoolId'))) }
}
