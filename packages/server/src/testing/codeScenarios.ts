import {
  createScenarioBackend,
  email,
  type Scenarios,
  sentCode,
  type SettingsOverride,
  userAuth,
  verifiedAttributes,
  withPassword,
  withUsername,
  wrongCode,
} from './scenarioBackend.ts'
import { signInWithRetries } from './signInWithRetries.ts'
import { answer, challengeOf, TOTP_SECRET } from './testBackend.ts'

type NamedChallenge = { readonly challenge: { readonly name: string } }

const method = 'SOFTWARE_TOKEN_MFA'

/** Sign-ins with a code. Most of them enter one wrong code first. Each rejects if the user is not signed in at the end. */
export const CODE_SCENARIOS = {
  authenticatorCode: async (override: SettingsOverride) => {
    const backend = createScenarioBackend(override, { mfa: 'ON' }, {}, { totpSecret: TOTP_SECRET })
    const right = () => ({ code: backend.pool.currentCode('ada') })
    return signInWithRetries(backend, withPassword(backend), { right, mistakes: { SOFTWARE_TOKEN_MFA: wrongCode } })
  },
  smsCode: async (override: SettingsOverride) => {
    const settings = { mfa: 'ON', factors: ['SMS_MFA'] } as const
    const backend = createScenarioBackend(override, settings, {}, { attributes: verifiedAttributes })
    const right = () => sentCode(backend)
    return signInWithRetries(backend, withPassword(backend), { right, mistakes: { SMS_MFA: wrongCode } })
  },
  emailCode: async (override: SettingsOverride) => {
    const backend = createScenarioBackend(override, { mfa: 'ON', factors: ['EMAIL_OTP'] })
    const right = ({ challenge }: NamedChallenge) =>
      challenge.name === 'MFA_SETUP' ? { method: 'EMAIL_OTP', email } : sentCode(backend)
    return signInWithRetries(backend, withPassword(backend), { right, mistakes: { EMAIL_OTP: wrongCode } })
  },
  mfaSetup: async (override: SettingsOverride) => {
    const backend = createScenarioBackend(override, { mfa: 'ON' })
    const right = ({ challenge }: NamedChallenge) =>
      ({ ...(challenge.name === 'MFA_SETUP' && { method }), code: backend.pool.currentCode('ada') }) as const
    const mistakes = { MFA_SETUP: { method, ...wrongCode } }
    return signInWithRetries(backend, withPassword(backend), { right, mistakes })
  },
  replacedTotpKey: async (override: SettingsOverride) => {
    const backend = createScenarioBackend(override, { mfa: 'ON' })
    const start = withPassword(backend)
    await start()
    const first = challengeOf(await start())
    const second = challengeOf(await answer(backend.browser, first, { method }))
    await answer(backend.browser, second, { method, code: backend.pool.currentCode('ada') })
    return [(await backend.browser.call('session', {})).session?.username ?? 'not signed in']
  },
  firstFactorCode: async (override: SettingsOverride) => {
    const settings = { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } as const
    const outcomes: string[] = []
    for (const name of ['EMAIL_OTP', 'SMS_OTP'] as const) {
      const backend = createScenarioBackend(override, settings, userAuth, { attributes: verifiedAttributes })
      const right = ({ challenge }: NamedChallenge) =>
        challenge.name === 'SELECT_CHALLENGE' ? { method: name } : sentCode(backend)
      const answers = { right, mistakes: { [name]: wrongCode } }
      outcomes.push(...(await signInWithRetries(backend, withUsername(backend), answers)))
    }
    return outcomes
  },
  preferredCode: async (override: SettingsOverride) => {
    const settings = { firstFactors: ['PASSWORD', 'EMAIL_OTP'] } as const
    const handler = { ...userAuth, pool: { preferredChallenge: 'EMAIL_OTP' } } as const
    const backend = createScenarioBackend(override, settings, handler, { attributes: verifiedAttributes })
    const { flow, challengeIndex } = challengeOf(await withUsername(backend)())
    const second = challengeOf(await backend.browser.call('resend', { flow, challengeIndex }))
    return [(await answer(backend.browser, second, sentCode(backend))).kind]
  },
  confirmSignUp: async (override: SettingsOverride) => {
    const settings = { mfa: 'ON', factors: ['EMAIL_OTP'] } as const
    const user = { status: 'UNCONFIRMED', attributes: { email } } as const
    const backend = createScenarioBackend(override, settings, userAuth, user)
    const { flow, challengeIndex } = challengeOf(await withPassword(backend)())
    const resent = challengeOf(await backend.browser.call('resend', { flow, challengeIndex }))
    const reply = await answer(backend.browser, resent, sentCode(backend))
    const replies: { readonly kind: string }[] = [reply]
    const start = async () => replies.pop() ?? withPassword(backend)()
    return signInWithRetries(backend, start, { right: () => sentCode(backend) })
  },
} as const satisfies Scenarios
