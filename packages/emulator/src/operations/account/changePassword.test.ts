import { ChangePasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { password, poolWith, refusal, refused, signInSteps } from '../../testing/client.ts'

const fresh = 'Another-horse-2'
const tooMany = refusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.')

describe('ChangePassword', () => {
  async function changing() {
    const { sdk, signIn } = signInSteps(poolWith({ users: [{ username: 'ada', password }] }))
    const { AccessToken } = (await signIn('ada')).AuthenticationResult ?? {}
    const change = (PreviousPassword: string, ProposedPassword = fresh) =>
      sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }))
    return { change, signIn }
  }

  test('requires the previous password and checks the policy', async () => {
    const { change, signIn } = await changing()
    await expect(change('wrong')).rejects.toMatchObject(refused('Incorrect username or password.'))
    await expect(change(password, 'short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    await change(password)
    expect((await signIn('ada', fresh)).AuthenticationResult).toBeDefined()
  })

  test('works five times an hour', async () => {
    const { change } = await changing()
    for (let count = 0; count < 5; count += 1)
      await expect(change('wrong')).rejects.toMatchObject(refused('Incorrect username or password.'))
    await expect(change(password)).rejects.toMatchObject(tooMany)
  })
})
