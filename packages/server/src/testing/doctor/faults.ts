import { expect, test } from 'vitest'
import { examine, type ExaminedSetup } from './examination.ts'

/** A fault of a set-up, all findings of the doctor, and words of the change of the first finding. */
export type Fault = readonly [name: string, examined: ExaminedSetup, ids: readonly string[], change: string]

/** Cognito's operations that the doctor signs. */
export const SIGNED = [
  'DescribeUserPool',
  'DescribeUserPoolClient',
  'GetUserPoolMfaConfig',
  'AdminInitiateAuth',
  'AdminRespondToAuthChallenge',
] as const

/** The exception of an action that no IAM policy allows. */
export const denied = (action: string) =>
  ({
    kind: 'error',
    name: 'AccessDeniedException',
    message: `User: arn:aws:iam::000000000000:user/any is not authorized to perform: cognito-idp:${action}`,
  }) as const

/** Each fault is found by its own check, which names the change, and by no other. */
export function testFaults(faults: readonly Fault[]): void {
  test.each(faults)('%s: the doctor names the fault and the change', async (_, examined, ids, change) => {
    const { results, found } = await examine(examined)
    expect(found).toEqual(ids)
    const finding = results.find(({ id }) => id === ids[0])
    expect(finding).toMatchObject({ change: expect.stringContaining(change) as string })
    expect(finding).toMatchObject({ problem: expect.stringMatching(/\.$/) as string })
  })
}
