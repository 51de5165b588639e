import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import { AdminUpdateDeviceStatusCommand, ConfirmDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { claimSignature, createEphemeral, createVerifier, timestamp, toBytes } from '@challenge-kit/core/srp'
import type { PoolSettings } from '../index.ts'
import { claim } from './passwordClaim.ts'
import type { AuthOutput, ApiFamily } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const devicePassword = 'made up by the device'
const base64 = (integer: bigint) => btoa(String.fromCharCode(...toBytes(integer)))

interface Options {
  family?: ApiFamily
  settings?: Partial<PoolSettings>
  remembered?: boolean
}

/** A pool with a user who has signed in with a code, and whose device is confirmed and, by default, remembered. */
export async function withDevice({ family = 'admin', settings = {}, remembered = true }: Options = {}) {
  const pool = poolWith({
    settings: {
      mfa: 'ON',
      deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true },
      ...settings,
    },
    users: [{ username: 'ada', password, totpSecret }],
  })
  const steps = signInSteps(pool, family)
  const first = await steps.signIn('ada')
  const code = pool.currentCode('ada') ?? ''
  const { AuthenticationResult } = await steps.respond(first, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code })
  const { DeviceKey: key = '', DeviceGroupKey: groupKey = '' } = AuthenticationResult?.NewDeviceMetadata ?? {}
  const identity = { prefix: groupKey, id: key, secret: devicePassword }
  const salt = 0x80_01n
  const DeviceSecretVerifierConfig = {
    Salt: base64(salt),
    PasswordVerifier: base64(await createVerifier(identity, salt)),
  }
  const { AccessToken } = AuthenticationResult ?? {}
  await steps.sdk.send(
    new ConfirmDeviceCommand({ AccessToken, DeviceKey: key, DeviceName: 'laptop', DeviceSecretVerifierConfig }),
  )
  const DeviceRememberedStatus = remembered ? 'remembered' : 'not_remembered'
  await steps.sdk.send(
    new AdminUpdateDeviceStatusCommand({
      UserPoolId: pool.id,
      Username: 'ada',
      DeviceKey: key,
      DeviceRememberedStatus,
    }),
  )

  /** Responds to DEVICE_SRP_AUTH, and prepares the response to DEVICE_PASSWORD_VERIFIER. */
  async function prove(challenge: AuthOutput, secret: string = devicePassword, DEVICE_KEY: string = key) {
    const { a, A } = createEphemeral()
    const srpStart = { USERNAME: 'ada', DEVICE_KEY, SRP_A: A }
    const verifier: AuthOutput = await steps.respond(challenge, srpStart)
    const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = verifier.ChallengeParameters ?? {}
    const TIMESTAMP = timestamp(new Date(pool.clock.now()))
    const parts = { salt: SALT, B: SRP_B, a, secretBlock: SECRET_BLOCK, timestamp: TIMESTAMP }
    const PASSWORD_CLAIM_SIGNATURE = await claimSignature({ identity: { ...identity, secret }, ...parts })
    const answer = {
      USERNAME: 'ada',
      DEVICE_KEY,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE,
      TIMESTAMP,
    }
    return { verifier, answer }
  }

  /** Signs in by SRP, and sends DEVICE_KEY either with SRP_A (`start`) or with the signature (`claim`). */
  async function bySrp(keyIn: 'start' | 'claim', name: ChallengeNameType = 'PASSWORD_VERIFIER'): Promise<AuthOutput> {
    const { a, A } = createEphemeral()
    const withKey = { DEVICE_KEY: key }
    const challenge = await steps.initiate('USER_SRP_AUTH', {
      USERNAME: 'ada',
      SRP_A: A,
      ...(keyIn === 'start' && withKey),
    })
    const answer = await claim(challenge, a, password, pool.clock.now())
    return steps.respond(
      challenge,
      { ...answer, ...((keyIn === 'claim' || name !== 'PASSWORD_VERIFIER') && withKey) },
      name,
    )
  }

  return {
    pool,
    steps,
    key,
    tokens: AuthenticationResult ?? {},
    prove,
    bySrp,
    /** Signs in by password with DEVICE_KEY. */
    signInWithDevice: (): Promise<AuthOutput> => steps.signIn('ada', password, { DEVICE_KEY: key }),
  }
}
