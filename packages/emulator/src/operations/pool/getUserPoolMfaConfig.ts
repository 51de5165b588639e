import type { Pools } from '../../pool/pools.ts'
import { toMfaConfig } from '../../pool/userPoolType.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

export function getUserPoolMfaConfig({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => toMfaConfig(pools.find(text(input, 'UserPoolId')))
}
