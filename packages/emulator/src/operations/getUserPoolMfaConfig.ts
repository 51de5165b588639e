import { describeMfa } from '../describe.ts'
import { text } from '../input.ts'
import { findPool } from '../pool.ts'
import type { Call, Output } from './operation.ts'

export function getUserPoolMfaConfig({ service, input }: Call): Output {
  return describeMfa(findPool(service.pools, text(input, 'UserPoolId')))
}
