import type { ChallengeReply } from '@challenge-kit/core'
import { CODE_SCENARIOS } from './codeScenarios.ts'
import { crashingCustomChallenge } from './customChallengeTriggers.ts'
import { createPasskeyBackend } from './passkeyBackend.ts'
import {
  ada,
  createScenarioBackend,
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
import { signInWithProof } from './srpBackend.ts'
import { answer, createTestBackend, errorOf, PASSWORD, TOTP_SECRET } from './testBackend.ts'

const NEW_PASSWORD = 'Another-horse-2'

/**
 * The main kinds of sign-in. Most of them make one mistake first. Each rejects if the user is not signed in at the end,
 * except `unknownUser`, which resolves with the error codes.
 */
export const SIGN_IN_SCENARIOS = {
  ...CODE_SCENARIOS,
  newPassword: async (override: SettingsOverride) => {
    const users = [{ username: 'ada', temporaryPassword: PASSWORD }]
    const backend = createTestBackend({ settings: override, users })
    const answerWith = (newPassword: string) => ({ newPassword, attributes: {} })
    const mistakes = { NEW_PASSWORD_REQUIRED: answerWith('short') }
    return signInWithRetries(backend, withPassword(backend), { right: () => answerWith(NEW_PASSWORD), mistakes })
  },
  chosenPassword: async (override: SettingsOverride) => {
    const settings = { firstFactors: ['PASSWORD', 'EMAIL_OTP'] } as const
    const backend = createScenarioBackend(override, settings, userAuth, { attributes: verifiedAttributes })
    const answerWith = (password: string) => ({ method: 'PASSWORD', password })
    const mistakes = { SELECT_CHALLENGE: answerWith('wrong') }
    const right = ({ challenge }: ChallengeReply) =>
      challenge.name === 'PASSWORD' ? { password: PASSWORD } : answerWith(PASSWORD)
    return signInWithRetries(backend, withUsername(backend), { right, mistakes })
  },
  passkey: async (override: SettingsOverride) => {
    const backend = await createPasskeyBackend('WEB_AUTHN', { settings: override })
    const first = await backend.startPasskeyChallenge()
    const tampered = { credential: await backend.sign(first.request, { tamper: true }) }
    const { code } = await errorOf(answer(backend.browser, first, tampered))
    const second = await backend.startPasskeyChallenge()
    const credential = await backend.sign(second.request)
    return [code, (await answer(backend.browser, second, { credential })).kind]
  },
  srpInBrowser: async (override: SettingsOverride) => {
    const settings = { mfa: 'ON', factors: ['SMS_MFA'] } as const
    const handler = { authFlow: 'USER_SRP_AUTH' } as const
    const backend = createScenarioBackend(override, settings, handler, { attributes: verifiedAttributes })
    const { code } = await errorOf(signInWithProof(backend.browser, 'ada', 'wrong'))
    const start = () => signInWithProof(backend.browser)
    return [code, ...(await signInWithRetries(backend, start, { right: () => sentCode(backend) }))]
  },
  rememberedDevice: async (override: SettingsOverride) => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true }
    const settings = { mfa: 'ON', factors: ['SMS_MFA'], deviceTracking } as const
    const outcomes: string[] = []
    for (const announcedBy of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      const pool = { devices: { remember: 'always', announcedBy } } as const
      const backend = createScenarioBackend(override, settings, { pool }, { attributes: verifiedAttributes })
      const start = withPassword(backend)
      await signInWithRetries(backend, start, { right: () => sentCode(backend) })
      outcomes.push((await start()).kind)
      backend.pool.clock.advance(3_600_000)
      outcomes.push((await backend.browser.call('session', {})).session?.username ?? 'signed out')
    }
    return outcomes
  },
  customChallenge: async (override: SettingsOverride) => {
    const settings = { triggers: crashingCustomChallenge }
    const backend = createScenarioBackend(override, settings, { authFlow: 'CUSTOM_AUTH' })
    const mistakes = { CUSTOM_CHALLENGE: { answer: 'crash' } }
    return signInWithRetries(backend, withUsername(backend), { right: () => ({ answer: 'four' }), mistakes })
  },
  forgotPassword: async (override: SettingsOverride) => {
    const backend = createScenarioBackend(override, { recovery: ['email'] }, {}, { attributes: verifiedAttributes })
    const start = () => backend.browser.call('forgot', { username: 'ada' })
    const right = () => ({ ...sentCode(backend), newPassword: NEW_PASSWORD })
    const mistakes = { PASSWORD_RESET_REQUIRED: { ...wrongCode, newPassword: NEW_PASSWORD } }
    return signInWithRetries(backend, start, { right, mistakes })
  },
  tokenRefresh: async (override: SettingsOverride) => {
    const client = { rotation: { gracePeriodSeconds: 0 } }
    const backend = createTestBackend({ settings: override, client, users: [ada] })
    await withPassword(backend)()
    const outcomes: string[] = []
    for (let hour = 0; hour < 3; hour += 1) {
      backend.pool.clock.advance(3_600_000)
      outcomes.push((await backend.browser.call('session', {})).session?.username ?? 'signed out')
    }
    return outcomes
  },
  unknownUser: async (override: SettingsOverride) => {
    const client = { preventUserExistenceErrors: 'ENABLED' } as const
    const users = [ada, { ...ada, username: 'disabled', enabled: false }]
    const backend = createTestBackend({ settings: override, client, users })
    const start = (username: string) => backend.browser.call('start', { username, password: 'wrong' })
    const errors = await Promise.all(['ada', 'unknown', 'disabled'].map((username) => errorOf(start(username))))
    return [...new Set(errors.map(({ code }) => code))]
  },
  stepUp: async (override: SettingsOverride) => {
    const handler = { ...userAuth, stepUp: { acrValues: ['urn:cognito:loa:4', 'urn:cognito:loa:3'] } }
    const backend = createScenarioBackend(override, { mfa: 'OPTIONAL' }, handler, { totpSecret: TOTP_SECRET })
    const right = () => {
      backend.pool.clock.advance(31_000)
      return { code: backend.pool.currentCode('ada') }
    }
    await signInWithRetries(backend, withPassword(backend), { right })
    const start = () => backend.browser.call('start', { ...ada, intent: 'step-up' })
    return signInWithRetries(backend, start, { right })
  },
} as const satisfies Scenarios
