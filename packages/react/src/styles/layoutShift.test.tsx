import { asks, fails, type Outcome, scenario } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { type Page, reopenSignIn } from '../testing/page.tsx'

const passwordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const destination = 'a***@e***'
const reset = { destination, forgotten: false, passwordPolicy }
const resetSent = asks('PASSWORD_RESET_REQUIRED', { ...reset, sent: true })
const forgotten = asks('PASSWORD_RESET_REQUIRED', { ...reset, forgotten: true, sent: true })
const firstMail = asks('EMAIL_OTP', { destination: null, firstFactor: true })
const totp = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPKRUG', issuer: 'Lantern', account: 'alice' }

const typing =
  (fields: Readonly<Record<string, string>>) =>
  async ({ user, findInput }: Page): Promise<void> => {
    for (const [label, text] of Object.entries(fields)) await user.type(await findInput(label), text)
  }
const nothing = typing({})

interface Screen {
  readonly asked: Outcome
  readonly answer: (page: Page) => Promise<void>
  /** The name of the button that the test clicks. */
  readonly press: string
  /** The name of the button that must not move. @default the clicked one */
  readonly stays?: string
}

const screens: Readonly<Record<string, Screen>> = {
  'the choice of how to sign in': {
    asked: asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP', 'SMS_OTP'] }),
    answer: nothing,
    press: 'Email me a code',
    stays: 'Start again',
  },
  'the password alone': {
    asked: asks('PASSWORD', {}),
    answer: typing({ Password: 'correct horse' }),
    press: 'Sign in',
  },
  'a code with "remember this device"': {
    asked: asks('EMAIL_OTP', { destination, firstFactor: false }, { rememberDays: 30 }),
    answer: typing({ 'Code from the email': '123456' }),
    press: 'Continue',
  },
  'a password reset before its code': {
    asked: asks('PASSWORD_RESET_REQUIRED', { ...reset, destination: null, sent: false }),
    answer: nothing,
    press: 'Send a code',
  },
  'a password reset': {
    asked: resetSent,
    answer: typing({ Code: '123456', 'New password': 'Tide-pool-9-lantern' }),
    press: 'Save new password',
  },
  'a new password': {
    asked: asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: [], passwordPolicy }),
    answer: typing({ 'New password': 'Tide-pool-9-lantern' }),
    press: 'Save and continue',
  },
  'the set-up of an authenticator': {
    asked: asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp }),
    answer: typing({ 'Code from your app': '123456' }),
    press: 'Finish set-up',
  },
}

/** The distance of a button from the top of its card, in pixels. */
function depth(page: Page, name: string): number {
  const card = page.container.querySelector('form')?.getBoundingClientRect().top ?? Number.NaN
  return page.getByRole('button', { name }).getBoundingClientRect().top - card
}

test.each(Object.entries(screens))('%s: an error message of one line moves nothing', async (_, screen) => {
  const { asked, answer, press, stays = press } = screen
  const page = reopenSignIn(scenario([fails('network')], { resume: asked, username: 'alice' }), {
    messages: { 'error.network': 'No connection.' },
  })
  await page.findByRole('button', { name: press })
  await answer(page)
  const before = depth(page, stays)
  await page.user.click(page.getByRole('button', { name: press }))
  const message = await page.findByText('No connection.')
  expect(depth(page, stays)).toBeCloseTo(before, 0)
  const above = [...page.container.querySelectorAll('input, [data-ck-part~=policy], [data-ck-part~=option]')]
  for (const element of above) {
    expect(message.getBoundingClientRect().top).toBeGreaterThan(element.getBoundingClientRect().bottom)
  }
})

test('the form’s error is below the last field’s message', async () => {
  const page = reopenSignIn(scenario([fails('network')], { resume: asks('PASSWORD', {}), username: 'alice' }))
  const input = await page.findInput('Password')
  await page.user.click(page.getByRole('button', { name: 'Show password' }))
  await page.user.type(input, 'correct horse ')
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  const message = await page.findByText(/^We couldn’t connect/)
  const remark = await page.findByText(/^This begins or ends with a space/)
  expect(message.getBoundingClientRect().top).toBeGreaterThanOrEqual(remark.getBoundingClientRect().bottom)
})

test.each([
  ['a code', firstMail, 'Continue'],
  ['a forgotten password', forgotten, 'Save new password'],
])('%s: the notice about a new code moves neither the field nor the button', async (_, asked, button) => {
  const page = reopenSignIn(scenario([asked], { resume: asked, username: 'alice' }))
  const send = await page.findByRole('button', { name: 'Send a new code' })
  const before = depth(page, button)
  await page.user.click(send)
  await page.findByText('A new code is on its way. Earlier codes no longer work.')
  expect(depth(page, button)).toBeCloseTo(before, 0)
})

test('a chevron points in the reading direction', async () => {
  document.documentElement.dir = 'rtl'
  try {
    const asked = asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP', 'PASSWORD'] })
    const page = reopenSignIn(scenario([], { resume: asked, username: 'alice' }))
    const method = await page.findByRole('button', { name: 'Password' })
    const chevron = method.querySelector('[data-ck-part=chevron]')
    expect(chevron && getComputedStyle(chevron).scale).toBe('-1 1')
  } finally {
    document.documentElement.dir = ''
  }
})

test('a legend and a label start at the same position', async () => {
  const methods = ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const
  const asked = asks('MFA_SETUP', { methods, totp: null })
  const page = reopenSignIn(scenario([], { resume: asked, username: 'alice' }))
  const legend = await page.findByText('Which would you like to use?')
  expect(getComputedStyle(legend).paddingInlineStart).toBe('0px')
})
