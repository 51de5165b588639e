import type { PoolSettings, UserOptions } from '@challenge-kit/emulator'
import type { SignInHandlerOptions } from '../index.ts'
import { passkeyRig } from './passkeyRig.ts'
import { persevere } from './persevere.ts'
import { answer, createRig, failure, PASSWORD, question, type Rig, TOTP_SECRET } from './rig.ts'
import { triggers } from './riddle.ts'
import { proved } from './srpRig.ts'

export type Reading = Partial<PoolSettings>
type Asked = { readonly challenge: { readonly name: string } }

const email = 'ada@example.com'
const phone = '+15550839'
const ada = { username: 'ada', password: PASSWORD }
const verified = { email, email_verified: 'true', phone_number: phone, phone_number_verified: 'true' }
const BETTER = 'Another-horse-2'

function rigOf(
  reading: Reading,
  settings: Reading,
  handler: Partial<SignInHandlerOptions> = {},
  user: Partial<UserOptions> = {},
): Rig {
  return createRig({ settings: { ...settings, ...reading }, handler, users: [{ ...ada, ...user }] })
}

const typed =
  (rig: Rig, password = PASSWORD) =>
  () =>
    rig.browser.call('start', { username: 'ada', password })
const named = (rig: Rig) => () => rig.browser.call('start', { username: 'ada' })
const sent = ({ pool }: Rig) => ({ code: pool.outbox.messages().at(-1)?.code })
const choice = { authFlow: 'USER_AUTH' } as const
const wrong = { code: '000000' }
/** The main ways in, each with the mistakes that people make. Each rejects if the person does not get in. */
export const JOURNEYS = {
  authenticator: async (reading: Reading) => {
    const rig = rigOf(reading, { mfa: 'ON' }, {}, { totpSecret: TOTP_SECRET })
    const right = () => ({ code: rig.pool.currentCode('ada') })
    return persevere(rig, typed(rig), { right, mistakes: { SOFTWARE_TOKEN_MFA: wrong } })
  },
  textMessage: async (reading: Reading) => {
    const rig = rigOf(reading, { mfa: 'ON', factors: ['SMS_MFA'] }, {}, { attributes: verified })
    return persevere(rig, typed(rig), { right: () => sent(rig), mistakes: { SMS_MFA: wrong } })
  },
  eMail: async (reading: Reading) => {
    const rig = rigOf(reading, { mfa: 'ON', factors: ['EMAIL_OTP'] })
    const right = ({ challenge }: Asked) =>
      challenge.name === 'MFA_SETUP' ? { method: 'EMAIL_OTP', email } : sent(rig)
    return persevere(rig, typed(rig), { right, mistakes: { EMAIL_OTP: wrong } })
  },
  enrolment: async (reading: Reading) => {
    const rig = rigOf(reading, { mfa: 'ON' })
    const method = 'SOFTWARE_TOKEN_MFA'
    const right = ({ challenge }: Asked) =>
      ({ ...(challenge.name === 'MFA_SETUP' && { method }), code: rig.pool.currentCode('ada') }) as const
    return persevere(rig, typed(rig), { right, mistakes: { MFA_SETUP: { method, ...wrong } } })
  },
  anotherKey: async (reading: Reading) => {
    const rig = rigOf(reading, { mfa: 'ON' })
    const method = 'SOFTWARE_TOKEN_MFA'
    await typed(rig)()
    const first = question(await typed(rig)())
    const second = question(await answer(rig.browser, first, { method }))
    await answer(rig.browser, second, { method, code: rig.pool.currentCode('ada') })
    return [(await rig.browser.call('session', {})).session?.username ?? 'never got in']
  },
  newPassword: async (reading: Reading) => {
    const rig = createRig({ settings: reading, users: [{ username: 'ada', temporaryPassword: PASSWORD }] })
    const given = (newPassword: string) => ({ newPassword, attributes: {} })
    const mistakes = { NEW_PASSWORD_REQUIRED: given('short') }
    return persevere(rig, typed(rig), { right: () => given(BETTER), mistakes })
  },
  firstFactor: async (reading: Reading) => {
    const settings = { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } as const
    const story: string[] = []
    for (const method of ['EMAIL_OTP', 'SMS_OTP'] as const) {
      const rig = rigOf(reading, settings, choice, { attributes: verified })
      const right = ({ challenge }: Asked) => (challenge.name === 'SELECT_CHALLENGE' ? { method } : sent(rig))
      story.push(...(await persevere(rig, named(rig), { right, mistakes: { [method]: wrong } })))
    }
    return story
  },
  preferredCode: async (reading: Reading) => {
    const settings = { firstFactors: ['PASSWORD', 'EMAIL_OTP'] } as const
    const handler = { ...choice, pool: { preferredChallenge: 'EMAIL_OTP' } } as const
    const rig = rigOf(reading, settings, handler, { attributes: verified })
    const { flow, challengeIndex } = question(await named(rig)())
    const second = question(await rig.browser.call('resend', { flow, challengeIndex }))
    return [(await answer(rig.browser, second, sent(rig))).kind]
  },
  chosenPassword: async (reading: Reading) => {
    const rig = rigOf(reading, { firstFactors: ['PASSWORD', 'EMAIL_OTP'] }, choice, { attributes: verified })
    const given = (password: string) => ({ method: 'PASSWORD', password })
    const right = () => given(PASSWORD)
    return persevere(rig, named(rig), { right, mistakes: { SELECT_CHALLENGE: given('wrong') } })
  },
  passkey: async (reading: Reading) => {
    const rig = await passkeyRig('WEB_AUTHN', { settings: reading })
    const refused = await rig.ask()
    const tampered = { credential: await rig.sign(refused.request, { tamper: true }) }
    const { code } = await failure(answer(rig.browser, refused, tampered))
    const { request, ...asked } = await rig.ask()
    return [code, (await answer(rig.browser, asked, { credential: await rig.sign(request) })).kind]
  },
  browserProof: async (reading: Reading) => {
    const rig = rigOf(
      reading,
      { mfa: 'ON', factors: ['SMS_MFA'] },
      { authFlow: 'USER_SRP_AUTH' },
      { attributes: verified },
    )
    const { code } = await failure(proved(rig.browser, 'ada', 'wrong'))
    return [code, ...(await persevere(rig, () => proved(rig.browser), { right: () => sent(rig) }))]
  },
  device: async (reading: Reading) => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true }
    const settings = { mfa: 'ON', factors: ['SMS_MFA'], deviceTracking } as const
    const story: string[] = []
    for (const announcedBy of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      const pool = { devices: { remember: 'always', announcedBy } } as const
      const rig = rigOf(reading, settings, { pool }, { attributes: verified })
      await persevere(rig, typed(rig), { right: () => sent(rig) })
      story.push((await typed(rig)()).kind)
      rig.pool.clock.advance(3_600_000)
      story.push((await rig.browser.call('session', {})).session?.username ?? 'signed out')
    }
    return story
  },
  riddle: async (reading: Reading) => {
    const rig = rigOf(reading, { triggers }, { authFlow: 'CUSTOM_AUTH' })
    const mistakes = { CUSTOM_CHALLENGE: { answer: 'crash' } }
    return persevere(rig, named(rig), { right: () => ({ answer: 'four' }), mistakes })
  },
  forgotten: async (reading: Reading) => {
    const rig = rigOf(reading, { recovery: ['email'] }, {}, { attributes: verified })
    const begin = () => rig.browser.call('forgot', { username: 'ada' })
    const right = () => ({ ...sent(rig), newPassword: BETTER })
    return persevere(rig, begin, { right, mistakes: { PASSWORD_RESET_REQUIRED: { ...wrong, newPassword: BETTER } } })
  },
  confirmation: async (reading: Reading) => {
    const settings = { mfa: 'ON', factors: ['EMAIL_OTP'] } as const
    const rig = rigOf(reading, settings, choice, { status: 'UNCONFIRMED', attributes: { email } })
    const { flow, challengeIndex } = question(await typed(rig)())
    const resent = question(await rig.browser.call('resend', { flow, challengeIndex }))
    const reply = await answer(rig.browser, resent, sent(rig))
    const replies: { readonly kind: string }[] = [reply]
    const start = async () => replies.pop() ?? typed(rig)()
    return persevere(rig, start, { right: () => sent(rig) })
  },
  renewal: async (reading: Reading) => {
    const client = { rotation: { gracePeriodSeconds: 0 } }
    const rig = createRig({ settings: reading, client, users: [ada] })
    await typed(rig)()
    const story: string[] = []
    for (let hour = 0; hour < 3; hour += 1) {
      rig.pool.clock.advance(3_600_000)
      story.push((await rig.browser.call('session', {})).session?.username ?? 'signed out')
    }
    return story
  },
  nobody: async (reading: Reading) => {
    const client = { preventUserExistenceErrors: 'ENABLED' } as const
    const rig = createRig({ settings: reading, client, users: [ada, { ...ada, username: 'gone', enabled: false }] })
    const start = (username: string) => rig.browser.call('start', { username, password: 'wrong' })
    const errors = await Promise.all(['ada', 'nobody', 'gone'].map((username) => failure(start(username))))
    return [...new Set(errors.map(({ code }) => code))]
  },
  stepUp: async (reading: Reading) => {
    const handler = { ...choice, stepUp: { acrValues: ['urn:cognito:loa:4', 'urn:cognito:loa:3'] } }
    const rig = rigOf(reading, { mfa: 'OPTIONAL' }, handler, { totpSecret: TOTP_SECRET })
    const right = () => {
      rig.pool.clock.advance(31_000)
      return { code: rig.pool.currentCode('ada') }
    }
    await persevere(rig, typed(rig), { right })
    const start = () => rig.browser.call('start', { username: 'ada', password: PASSWORD, intent: 'step-up' })
    return persevere(rig, start, { right })
  },
} as const satisfies Readonly<Record<string, (reading: Reading) => Promise<readonly string[]>>>
