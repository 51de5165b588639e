import { CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { connect, poolWith } from '../../testing/client.ts'

test('CreateUserPool sets the names of the assurance levels, which must be unique', async () => {
  const sdk = connect(poolWith())
  const make = (Level2: string) =>
    sdk.send(new CreateUserPoolCommand({ PoolName: 'levels', AcrConfiguration: { Level2: { AcrValue: Level2 } } }))
  expect((await make('urn:library:code')).UserPool?.AcrConfiguration).toEqual({
    Level1: { AcrValue: 'urn:cognito:loa:1' },
    Level2: { AcrValue: 'urn:library:code' },
    Level3: { AcrValue: 'urn:cognito:loa:3' },
    Level4: { AcrValue: 'urn:cognito:loa:4' },
  })
  await expect(make('urn:cognito:loa:4')).rejects.toMatchObject({ name: 'InvalidParameterException' })
})
