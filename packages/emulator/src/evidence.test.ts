import { ConfirmDeviceCommand, SetUserMFAPreferenceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { claimSignature, createEphemeral, timestamp } from '@challenge-kit/core/srp'
import { expect, test } from 'vitest'
import { evidence } from './testing/evidence.ts'
import type { PoolSettings, UserOptions } from './index.ts'
import { matching, otherThan, password, poolWith, refusal, refused, sentCode, signInSteps } from './testing/client.ts'

const email = { email: 'ada@example.com' }
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const reused = refusal('ExpiredCodeException', 'Your software token has already been used once.')
const wrongSetup = refusal('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')

function ada(settings: Partial<PoolSettings> = {}, user: Partial<UserOptions> = { password }) {
  const pool = poolWith({ settings, users: [{ username: 'ada', ...user }] })
  const steps = signInSteps(pool)
  const totp = {
    USERNAME: 'ada',
    get SOFTWARE_TOKEN_MFA_CODE() {
      return pool.currentCode('ada') ?? ''
    },
  }
  const mailed = {
    USERNAME: 'ada',
    get EMAIL_OTP_CODE() {
      return sentCode(pool, email.email)
    },
  }
  return { pool, totp, mailed, ...steps }
}

const byEmail = () => ada({ mfa: 'ON', factors: ['EMAIL_OTP'] }, { password, attributes: email })
const byTotp = (settings: Partial<PoolSettings> = {}) => ada({ mfa: 'ON', ...settings }, { password, totpSecret })

const proofs: Record<keyof typeof evidence, () => Promise<void>> = {
  unknownUser: async () => {
    await expect(ada().signIn('nobody')).rejects.toMatchObject(refusal('UserNotFoundException', 'User does not exist.'))
  },
  sessionExpired: async () => {
    const { signIn, respond, mailed, pool } = byEmail()
    const challenge = await signIn('ada')
    pool.clock.advance(234_000)
    await expect(respond(challenge, mailed)).rejects.toMatchObject(
      refused('Invalid session for the user, session is expired.'),
    )
  },
  sessionReused: async () => {
    const { signIn, respond, mailed } = byEmail()
    const challenge = await signIn('ada')
    await respond(challenge, mailed)
    const again = refused('Invalid session for the user, session can only be used once.')
    await expect(respond(challenge, mailed)).rejects.toMatchObject(again)
  },
  wrongEmailCode: async () => {
    const { signIn, respond, mailed } = byEmail()
    const challenge = await signIn('ada')
    const wrong = { USERNAME: 'ada', EMAIL_OTP_CODE: otherThan(mailed.EMAIL_OTP_CODE) }
    const mismatch = refusal('CodeMismatchException', 'Invalid code or auth state for the user.')
    await expect(respond(challenge, wrong)).rejects.toMatchObject(mismatch)
    expect((await respond(challenge, mailed)).AuthenticationResult).toBeDefined()
  },
  sizes: async () => {
    const { signIn, mailed } = byEmail()
    const { Session } = await signIn('ada')
    expect(Session).toMatch(/^AYAB[\w-]{1539,1583}$/)
    expect(mailed.EMAIL_OTP_CODE).toMatch(/^\d{8}$/)
  },
  verifierWithoutSession: async () => {
    const { initiate, respond, pool } = ada()
    const { a, A } = createEphemeral()
    const challenge = await initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: A })
    const { SALT = '', SRP_B = '', SECRET_BLOCK = '' } = challenge.ChallengeParameters ?? {}
    const TIMESTAMP = timestamp(new Date(pool.clock.now()))
    const identity = { prefix: 'Emulator1', id: 'ada', secret: password }
    const claim = { identity, salt: SALT, B: SRP_B, a, secretBlock: SECRET_BLOCK, timestamp: TIMESTAMP }
    const PASSWORD_CLAIM_SIGNATURE = await claimSignature(claim)
    const answer = { USERNAME: 'ada', PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP }
    expect((await respond({ ChallengeName: 'PASSWORD_VERIFIER' }, answer)).AuthenticationResult).toBeDefined()
  },
  deviceAfterMfa: async () => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true }
    const { signIn, respond, totp, pool, sdk } = byTotp({ deviceTracking })
    const first = await respond(await signIn('ada'), totp)
    pool.clock.advance(30_000)
    const second = await respond(await signIn('ada'), totp)
    const { DeviceKey } = second.AuthenticationResult?.NewDeviceMetadata ?? {}
    expect(DeviceKey).toEqual(matching(/^us-east-1_/))
    const verifier = { Salt: btoa('salt'), PasswordVerifier: btoa('verifier') }
    const { AccessToken } = first.AuthenticationResult ?? {}
    const confirm = new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig: verifier })
    expect(await sdk.send(confirm)).toMatchObject({ UserConfirmationNecessary: true })
  },
  totpReused: async () => {
    const { signIn, respond, totp, associate, verify, pool } = ada({ mfa: 'ON' })
    const { Session } = await associate((await signIn('ada')).Session)
    await verify(Session, totp.SOFTWARE_TOKEN_MFA_CODE)
    const challenge = await signIn('ada')
    await expect(respond(challenge, totp)).rejects.toMatchObject(reused)
    pool.clock.advance(30_000)
    await respond(challenge, totp)
    await expect(respond(await signIn('ada'), totp)).rejects.toMatchObject(reused)
  },
  temporaryThenSetup: async () => {
    const { signIn, respond } = ada({ mfa: 'ON' }, { temporaryPassword: 'Temporary-1' })
    const challenge = await signIn('ada', 'Temporary-1')
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect((await respond(challenge, { USERNAME: 'ada', NEW_PASSWORD: password })).ChallengeName).toBe('MFA_SETUP')
  },
  verifyingRegisters: async () => {
    const { signIn, associate, verify, totp } = ada({ mfa: 'ON' })
    const { Session } = await associate((await signIn('ada')).Session)
    await verify(Session, totp.SOFTWARE_TOKEN_MFA_CODE)
    expect((await signIn('ada')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  },
  emailDirectly: async () => {
    const { signIn } = ada({ mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] }, { password, attributes: email })
    expect((await signIn('ada')).ChallengeName).toBe('EMAIL_OTP')
  },
  unenrolledPreference: async () => {
    const { signIn, sdk } = ada({ mfa: 'OPTIONAL' })
    const { AccessToken } = (await signIn('ada')).AuthenticationResult ?? {}
    const prefer = new SetUserMFAPreferenceCommand({
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    const notReady = 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA'
    await expect(sdk.send(prefer)).rejects.toMatchObject(refusal('InvalidParameterException', notReady))
  },
  listsAreStrings: async () => {
    const setup = await ada({ mfa: 'ON' }).signIn('ada')
    expect(setup.ChallengeParameters?.['MFAS_CAN_SETUP']).toBe('["SOFTWARE_TOKEN_MFA"]')
    const choice = await ada(
      { mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
      { password, totpSecret, attributes: email },
    ).signIn('ada')
    expect(choice.ChallengeParameters?.['MFAS_CAN_CHOOSE']).toBe('["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]')
  },
  wrongTotp: async () => {
    const { signIn, respond, totp } = byTotp()
    const wrong = { ...totp, SOFTWARE_TOKEN_MFA_CODE: otherThan(totp.SOFTWARE_TOKEN_MFA_CODE) }
    const mismatch = refusal('CodeMismatchException', 'Invalid code received for user')
    await expect(respond(await signIn('ada'), wrong)).rejects.toMatchObject(mismatch)
  },
  wrongSetupCode: async () => {
    const { signIn, associate, verify, totp } = ada({ mfa: 'ON' })
    const { Session } = await associate((await signIn('ada')).Session)
    await expect(verify(Session, otherThan(totp.SOFTWARE_TOKEN_MFA_CODE))).rejects.toMatchObject(wrongSetup)
  },
  refusals: async () => {
    const { signIn } = ada()
    for (let count = 0; count < 5; count += 1)
      await expect(signIn('ada', 'wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await expect(signIn('ada')).rejects.toMatchObject(refused('Password attempts exceeded'))
    const temporary = ada({}, { temporaryPassword: 'Temporary-1' })
    temporary.pool.clock.advance(7 * 86_400_000)
    await expect(temporary.signIn('ada', 'Temporary-1')).rejects.toMatchObject(
      refused('Temporary password has expired and must be reset by an administrator.'),
    )
  },
}

const table = Object.entries(evidence).map(([name, { fact, grade, source }]) => [grade, fact, source, name] as const)

test.each(table)('%s: %s (%s)', async (_grade, _fact, _source, name) => {
  const proof = Object.entries(proofs).find(([key]) => key === name)?.[1]
  if (!proof) throw new Error(`No proof of ${name}`)
  expect.hasAssertions()
  await proof()
})
