import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { claimSignature, createEphemeral, timestamp } from '@challenge-kit/core/srp'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { connect, password, poolWith } from '../../testing/client.ts'

test.each(['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'] as const)(
  'a client with only %s signs in by SRP and refreshes its tokens',
  async (flow) => {
    const pool = poolWith()
    const sdk = connect(pool)
    const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people' }))
    const UserPoolId = UserPool?.Id ?? ''
    const made = new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ExplicitAuthFlows: [flow] })
    const ClientId = (await sdk.send(made)).UserPoolClient?.ClientId
    await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' }))
    const owner = { UserPoolId, Username: 'ada' }
    await sdk.send(new AdminSetUserPasswordCommand({ ...owner, Password: password, Permanent: true }))

    const { a, A } = createEphemeral()
    const AuthParameters = { USERNAME: 'ada', SRP_A: A }
    const started = await sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }))
    const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = started.ChallengeParameters ?? {}
    const time = timestamp(new Date(pool.clock.now()))
    const identity = { prefix: UserPoolId.split('_')[1] ?? '', id: USER_ID_FOR_SRP, secret: password }
    const claim = { identity, salt: SALT, B: SRP_B, a, secretBlock: SECRET_BLOCK, timestamp: time }
    const ChallengeResponses = {
      USERNAME: USER_ID_FOR_SRP,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: await claimSignature(claim),
      TIMESTAMP: time,
    }
    const { AuthenticationResult: tokens } = await sdk.send(
      new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses }),
    )

    pool.clock.advance(60_000)
    const { AuthenticationResult: fresh } = await sdk.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens?.RefreshToken ?? '' },
      }),
    )
    const [before, after] = [tokens, fresh].map((set) => decodeJwt(set?.AccessToken ?? ''))
    expect(after).toMatchObject({ username: 'ada', origin_jti: before?.['origin_jti'] })
    expect(Number(after?.exp) - Number(before?.exp)).toBe(60)
  },
)
