import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import { AdminUpdateDeviceStatusCommand, ConfirmDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { claimSignature, createEphemeral, createVerifier, timestamp, toBytes } from '@challenge-kit/core/srp'
import type { PoolSettings } from '../index.ts'
import { claim } from './passwordClaim.ts'
import type { Answered, Kin } from './client.ts'
import { password, poolWith, signInSteps } from './client.ts'

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const devicePassword = 'made up by the device'
const base64 = (integer: bigint) => btoa(String.fromCharCode(...toBytes(integer)))

interface Setting {
  kin?: Kin
  settings?: Partial<PoolSettings>
  remembered?: boolean
}

/** A pool on which Ada signed in with a code, and whose device is confirmed and, unless told otherwise, remembered. */
export async function withDevice({ kin = 'admin', settings = {}, remembered = true }: Setting = {}) {
  const pool = poolWith({
    settings: {
      mfa: 'ON',
      deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true },
      ...settings,
    },
    users: [{ username: 'ada', password, totpSecret }],
  })
  const steps = signInSteps(pool, kin)
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

  /** Answers DEVICE_SRP_AUTH, and prepares the answer to what follows. */
  async function prove(asked: Answered, secret: string = devicePassword, DEVICE_KEY: string = key) {
    const { a, A } = createEphemeral()
    const begun = { USERNAME: 'ada', DEVICE_KEY, SRP_A: A }
    const verifier: Answered = await steps.respond(asked, begun)
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

  /** Signs in by SRP, naming the device when it begins or with the claim. */
  async function bySrp(place: 'start' | 'claim', name: ChallengeNameType = 'PASSWORD_VERIFIER'): Promise<Answered> {
    const { a, A } = createEphemeral()
    const named = { DEVICE_KEY: key }
    const asked = await steps.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: A, ...(place === 'start' && named) })
    const answer = await claim(asked, a, password, pool.clock.now())
    return steps.respond(asked, { ...answer, ...((place === 'claim' || name !== 'PASSWORD_VERIFIER') && named) }, name)
  }

  return {
    pool,
    steps,
    key,
    tokens: AuthenticationResult ?? {},
    prove,
    bySrp,
    /** The same person by password, naming the device. */
    again: (): Promise<Answered> => steps.signIn('ada', password, { DEVICE_KEY: key }),
  }
}
