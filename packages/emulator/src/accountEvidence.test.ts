import { ConfirmSignUpCommand, ForgotPasswordCommand, SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { accountEvidence } from './testing/accountEvidence.ts'
import { choicePool, email } from './testing/choiceSignIn.ts'
import { otherThan, password, poolWith, refusal, sentCode, signInSteps } from './testing/client.ts'
import { withDevice } from './testing/device.ts'

const target = { ClientId: 'web', Username: 'fay' }
const mail = 'fay@example.com'

function signingUp() {
  const pool = poolWith()
  const { sdk } = signInSteps(pool)
  const UserAttributes = [{ Name: 'email', Value: mail }]
  return { pool, sdk, signUp: () => sdk.send(new SignUpCommand({ ...target, Password: password, UserAttributes })) }
}

const proofs: Record<keyof typeof accountEvidence, () => Promise<void>> = {
  unknownForgot: async () => {
    await expect(signingUp().sdk.send(new ForgotPasswordCommand(target))).rejects.toMatchObject(
      refusal('UserNotFoundException', 'Username/client id combination not found.'),
    )
  },
  wrongSignUpCode: async () => {
    const { signUp, sdk, pool } = signingUp()
    await signUp()
    const ConfirmationCode = otherThan(sentCode(pool, mail))
    await expect(sdk.send(new ConfirmSignUpCommand({ ...target, ConfirmationCode }))).rejects.toMatchObject(
      refusal('CodeMismatchException', 'Invalid verification code provided, please try again.'),
    )
  },
  signUpTwice: async () => {
    const { signUp } = signingUp()
    expect((await signUp()).CodeDeliveryDetails?.Destination).toBe('f***@e***')
    await expect(signUp()).rejects.toMatchObject(refusal('UsernameExistsException', 'User already exists'))
  },
  sixWrongCodes: async () => {
    const { pool, prefer, answer } = choicePool()
    const challenge = await prefer('EMAIL_OTP')
    const code = sentCode(pool, email)
    for (let count = 0; count < 6; count += 1) {
      await expect(answer(challenge, { EMAIL_OTP_CODE: otherThan(code) })).rejects.toMatchObject(
        refusal('CodeMismatchException', 'Invalid code or auth state for the user.'),
      )
    }
    expect((await answer(challenge, { EMAIL_OTP_CODE: code })).AuthenticationResult).toBeDefined()
  },
  temporaryOffer: async () => {
    const { begin } = choicePool({ user: { temporaryPassword: 'Temporary-1' } })
    expect((await begin()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD'])
  },
  simulatedChallenge: async () => {
    const { prefer } = choicePool({ client: { preventUserExistenceErrors: 'ENABLED' } })
    const challenge = await prefer('EMAIL_OTP', {}, 'test@team.example')
    expect(challenge.ChallengeName).toBe('EMAIL_OTP')
    expect(challenge.ChallengeParameters?.['CODE_DELIVERY_DESTINATION']).toBe('t***@t***')
  },
  besidePreferred: async () => {
    const challenge = await choicePool().prefer('EMAIL_OTP')
    expect(challenge.AvailableChallenges).toEqual(['EMAIL_OTP'])
    expect(challenge.ChallengeParameters).not.toHaveProperty('USERNAME')
  },
  deviceForCode: async () => {
    const { bySrp, prove, steps } = await withDevice({ family: 'admin' })
    const challenge = await bySrp('claim')
    expect(challenge.ChallengeName).toBe('DEVICE_SRP_AUTH')
    const { verifier, answer } = await prove(challenge)
    expect((await steps.respond(verifier, answer)).AuthenticationResult?.RefreshToken).toBeDefined()
  },
}

const table = Object.entries(accountEvidence).map(
  ([name, { fact, grade, source }]) => [grade, fact, source, name] as const,
)

test.each(table)('%s: %s (%s)', async (_grade, _fact, _source, name) => {
  const proof = Object.entries(proofs).find(([key]) => key === name)?.[1]
  if (!proof) throw new Error(`No proof of ${name}`)
  expect.hasAssertions()
  await proof()
})
