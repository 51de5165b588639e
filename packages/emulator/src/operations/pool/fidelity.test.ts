import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  GetUserPoolMfaConfigCommand,
  InitiateAuthCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { connect, password, poolWith } from '../../testing/client.ts'

const contact = [
  { Name: 'email', Value: 'ada@example.com' },
  { Name: 'email_verified', Value: 'True' },
]
const phone = [
  { Name: 'phone_number', Value: '+15550100839' },
  { Name: 'phone_number_verified', Value: 'true' },
]

/** A pool and a client that requests made, and its first user. */
async function overTheWire(ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH_FLOW_ONLY']) {
  const pool = poolWith()
  const sdk = connect(pool)
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people' }))
  const UserPoolId = UserPool?.Id ?? ''
  const made = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ExplicitAuthFlows }))
  const ClientId = made.UserPoolClient?.ClientId ?? ''
  const add = async (Username: string, UserAttributes: { Name: string; Value: string }[]) => {
    await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }))
    await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }))
  }
  return { pool, sdk, UserPool, UserPoolId, ClientId, add }
}

describe('a pool without AccountRecoverySetting', () => {
  test('sends the reset code to a verified phone number, and else to a verified email address', async () => {
    const { sdk, ClientId, add } = await overTheWire(['USER_PASSWORD_AUTH'])
    await add('ada', [...contact, ...phone])
    await add('eve', contact)
    const forgot = async (Username: string) =>
      (await sdk.send(new ForgotPasswordCommand({ ClientId, Username }))).CodeDeliveryDetails?.DeliveryMedium
    expect([await forgot('ada'), await forgot('eve')]).toEqual(['SMS', 'EMAIL'])
  })
})

describe('DescribeUserPool', () => {
  test('returns an ARN for each trigger of the pool', async () => {
    const pool = poolWith({ settings: { triggers: { defineAuthChallenge: (event) => event } } })
    const { UserPool } = await connect(pool).send(new DescribeUserPoolCommand({ UserPoolId: pool.id }))
    expect(UserPool?.LambdaConfig).toEqual({
      DefineAuthChallenge: 'arn:aws:lambda:us-east-1:000000000000:function:DefineAuthChallenge',
    })
  })

  test('returns no setting that CreateUserPool did not receive', async () => {
    const { sdk, UserPoolId } = await overTheWire(['USER_PASSWORD_AUTH'])
    const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))
    for (const member of ['AccountRecoverySetting', 'AcrConfiguration', 'DeviceConfiguration', 'LambdaConfig']) {
      expect(UserPool).not.toHaveProperty(member)
    }
  })

  test('lists the standard attributes and the custom attributes', async () => {
    const sdk = connect(poolWith())
    const { UserPool } = await sdk.send(
      new CreateUserPoolCommand({ PoolName: 'people', Schema: [{ Name: 'card', AttributeDataType: 'Number' }] }),
    )
    const names = UserPool?.SchemaAttributes?.map(({ Name }) => Name)
    expect(names).toHaveLength(21)
    expect(names).toEqual(expect.arrayContaining(['sub', 'email', 'phone_number_verified', 'custom:card']))
    expect(UserPool?.SchemaAttributes?.at(-1)).toMatchObject({ AttributeDataType: 'Number', Required: false })
  })

  test('returns the invitation message, and a password history is refused', async () => {
    const sdk = connect(poolWith())
    const AdminCreateUserConfig = { InviteMessageTemplate: { EmailSubject: 'Welcome' } }
    const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people', AdminCreateUserConfig }))
    expect(UserPool).toMatchObject({ AdminCreateUserConfig })
    const Policies = { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 3 } }
    await expect(sdk.send(new CreateUserPoolCommand({ PoolName: 'people', Policies }))).rejects.toMatchObject({
      name: 'NotImplemented',
    })
  })

  test('returns the tags, and a Lambda trigger is refused', async () => {
    const sdk = connect(poolWith())
    const UserPoolTags = { team: 'library' }
    const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people', UserPoolTags }))
    expect(UserPool?.UserPoolTags).toEqual(UserPoolTags)
    const LambdaConfig = { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:any' }
    await expect(sdk.send(new CreateUserPoolCommand({ PoolName: 'people', LambdaConfig }))).rejects.toMatchObject({
      name: 'NotImplemented',
    })
  })
})

test('GetUserPoolMfaConfig returns the message that SetUserPoolMfaConfig received', async () => {
  const sdk = connect(poolWith())
  const UserPoolId = 'us-east-1_Emulator1'
  const EmailMfaConfiguration = { Message: 'Your code is {####}', Subject: 'Code' }
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'ON', EmailMfaConfiguration }))
  const read = await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))
  expect(read.EmailMfaConfiguration).toEqual(EmailMfaConfiguration)
})

test('deletion protection refuses DeleteUserPool, and case-sensitive usernames are refused', async () => {
  const sdk = connect(poolWith())
  const DeletionProtection = 'ACTIVE' as const
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people', DeletionProtection }))
  expect(UserPool?.DeletionProtection).toBe('ACTIVE')
  await expect(sdk.send(new DeleteUserPoolCommand({ UserPoolId: UserPool?.Id }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
  const UsernameConfiguration = { CaseSensitive: true }
  await expect(
    sdk.send(new CreateUserPoolCommand({ PoolName: 'people', UsernameConfiguration })),
  ).rejects.toMatchObject({ name: 'NotImplemented' })
})

test('`email_verified: "True"` is true in the ID token and at sign-in with the alias', async () => {
  const pool = poolWith({
    settings: { aliasAttributes: ['email'] },
    users: [{ username: 'ada', password, attributes: { email: 'ada@example.com', email_verified: 'True' } }],
  })
  const { AuthenticationResult } = await connect(pool).send(
    new AdminInitiateAuthCommand({
      UserPoolId: pool.id,
      ClientId: 'web',
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada@example.com', PASSWORD: password },
    }),
  )
  expect(decodeJwt(AuthenticationResult?.IdToken ?? '')['email_verified']).toBe(true)
})

test('the controls of the pool reach a pool that CreateUserPool made', async () => {
  const { pool, sdk, UserPoolId, ClientId, add } = await overTheWire(['USER_PASSWORD_AUTH'])
  await add('ada', [])
  expect(pool.user('ada')?.username).toBe('ada')
  pool.seed([{ username: 'tom', password, totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }], UserPoolId)
  expect(pool.currentCode('tom')).toMatch(/^\d{6}$/)
  expect(pool.user('tom', pool.id)).toBeUndefined()
  pool.settings.update({ mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA'] }, UserPoolId)
  expect([pool.settings.read().mfa, pool.settings.read(UserPoolId).mfa]).toEqual(['OFF', 'ON'])
  pool.clients.update(ClientId, { accessTokenValidity: 300 })
  const AuthParameters = { USERNAME: 'tom', PASSWORD: password }
  const signIn = new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })
  expect((await sdk.send(signIn)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
})

test('GET serves the OpenID configuration of each pool', async () => {
  const { pool, UserPoolId } = await overTheWire(['USER_PASSWORD_AUTH'])
  const get = (path: string) => pool.fetch(new Request(`http://localhost:9229/${path}`))
  expect(await (await get(`${UserPoolId}/.well-known/openid-configuration`)).json()).toMatchObject({
    issuer: `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`,
    jwks_uri: `http://localhost:9229/${UserPoolId}/.well-known/jwks.json`,
  })
  expect((await get('us-east-1_none/.well-known/openid-configuration')).status).toBe(404)
})
