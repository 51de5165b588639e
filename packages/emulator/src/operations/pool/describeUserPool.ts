import type { Pools } from '../../pool/pools.ts'
import { toUserPoolType } from '../../pool/userPoolType.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

export function describeUserPool({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => ({ UserPool: toUserPoolType(pools.find(text(input, 'UserPoolId'))) })
}
