import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { connect, poolWith } from '../../testing/client.ts'

const sdk = connect(poolWith())

describe('a pool made by CreateUserPool', () => {
  test('is described like it was created', async () => {
    const PasswordPolicy = {
      MinimumLength: 12,
      RequireUppercase: false,
      RequireLowercase: true,
      RequireNumbers: false,
      RequireSymbols: false,
      TemporaryPasswordValidityDays: 3,
    }
    const made = {
      MfaConfiguration: 'OPTIONAL',
      UsernameAttributes: ['email'],
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
      Policies: { PasswordPolicy },
    } as const
    const { UserPool } = await sdk.send(
      new CreateUserPoolCommand({
        PoolName: 'people',
        ...made,
        UsernameAttributes: ['email'],
        Schema: [{ Name: 'given_name', Required: true, Mutable: true, AttributeDataType: 'String' }],
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_phone_number', Priority: 2 },
            { Name: 'verified_email', Priority: 1 },
          ],
        },
      }),
    )
    expect(UserPool).toMatchObject({ Name: 'people', ...made, CreationDate: expect.any(Date) as unknown })
    expect(UserPool?.Id).toMatch(/^us-east-1_[0-9a-zA-Z]+$/)
    expect(UserPool?.AccountRecoverySetting?.RecoveryMechanisms?.map(({ Name }) => Name)).toEqual([
      'verified_email',
      'verified_phone_number',
    ])
    expect(UserPool?.SchemaAttributes?.filter(({ Name, Required }) => Required && Name !== 'sub')).toMatchObject([
      { Name: 'given_name' },
    ])
    const described = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: UserPool?.Id }))
    expect(described.UserPool).toEqual(UserPool)
  })

  test('has its own users, separate from the first pool', async () => {
    const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'second' }))
    const UserPoolId = UserPool?.Id
    const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const]
    const { UserPoolClient } = await sdk.send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ExplicitAuthFlows }),
    )
    await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ada', TemporaryPassword: 'Temporary-1' }))
    const initiate = (pool: string | undefined) =>
      sdk.send(
        new AdminInitiateAuthCommand({
          UserPoolId: pool,
          ClientId: UserPoolClient?.ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'ada', PASSWORD: 'Temporary-1' },
        }),
      )
    expect((await initiate(UserPoolId)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    await expect(initiate('us-east-1_Emulator1')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `User pool client ${UserPoolClient?.ClientId} does not exist.`,
    })
  })
})

test('requests set first factors and passkeys, and a deleted pool does not exist', async () => {
  const AllowedFirstAuthFactors = ['PASSWORD' as const, 'WEB_AUTHN' as const]
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({
      PoolName: 'keys',
      Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
      AutoVerifiedAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    }),
  )
  const UserPoolId = UserPool?.Id
  expect(UserPool).toMatchObject({
    Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
    AutoVerifiedAttributes: ['email'],
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  })
  const WebAuthnConfiguration = {
    RelyingPartyId: 'auth.example.com',
    UserVerification: 'required',
    FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  } as const
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, WebAuthnConfiguration }))
  expect(await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject({ WebAuthnConfiguration })
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId }))
  await expect(sdk.send(new DescribeUserPoolCommand({ UserPoolId }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})

describe('a client made by CreateUserPoolClient', () => {
  const UserPoolId = 'us-east-1_Emulator1'

  test('has the defaults of the API', async () => {
    const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'plain' }))
    expect(UserPoolClient).toMatchObject({
      ClientName: 'plain',
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
      AuthSessionValidity: 3,
      PreventUserExistenceErrors: 'LEGACY',
      EnableTokenRevocation: true,
    })
    expect(UserPoolClient?.ClientSecret).toBeUndefined()
    const { ClientId } = UserPoolClient ?? {}
    const described = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
    expect(described.UserPoolClient).toEqual(UserPoolClient)
  })

  test('has the requested settings', async () => {
    const { UserPoolClient } = await sdk.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'own',
        GenerateSecret: true,
        AuthSessionValidity: 15,
        AccessTokenValidity: 5,
        TokenValidityUnits: { AccessToken: 'minutes' },
        RefreshTokenValidity: 2,
        PreventUserExistenceErrors: 'ENABLED',
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
      }),
    )
    expect(UserPoolClient).toMatchObject({
      AuthSessionValidity: 15,
      AccessTokenValidity: 5,
      TokenValidityUnits: { AccessToken: 'minutes' },
      RefreshTokenValidity: 2,
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
    })
    expect(UserPoolClient?.ClientSecret).toMatch(/^[a-z0-9]{52}$/)
  })

  test('refuses a mix of older and newer flow names', async () => {
    const ExplicitAuthFlows = ['ADMIN_NO_SRP_AUTH' as const, 'ALLOW_USER_SRP_AUTH' as const]
    const mixed = sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'mixed', ExplicitAuthFlows }))
    await expect(mixed).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

test('SetUserPoolMfaConfig replaces the whole configuration, and GetUserPoolMfaConfig returns it', async () => {
  const UserPoolId = 'us-east-1_Emulator1'
  const config = {
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
    EmailMfaConfiguration: {},
  } as const
  expect(await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...config }))).toMatchObject(config)
  const read = await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))
  expect(read).toMatchObject(config)
  expect(read.SmsMfaConfiguration).toBeUndefined()
  await sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'OFF' }))
  expect(await sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject({
    MfaConfiguration: 'OFF',
    SoftwareTokenMfaConfiguration: { Enabled: false },
  })
})
