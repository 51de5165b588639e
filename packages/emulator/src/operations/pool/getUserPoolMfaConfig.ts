import { describeMfa } from '../../pool/userPoolType.ts'
import { text } from '../../wire/input.ts'
import { findPool } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function getUserPoolMfaConfig({ service, input }: Call): Output {
  return describeMfa(findPool(service.pools, text(input, 'UserPoolId')))
}
