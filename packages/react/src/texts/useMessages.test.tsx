import { type MfaMethod, SignInError, type SignInErrorDetails } from '@challenge-kit/core'
import { asks, type Outcome, scenario, signsIn } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { enAccount } from '../messages/en/account.ts'
import { ja } from '../messages/ja.ts'
import { jaAccount } from '../messages/ja/account.ts'
import type { MessagesInput } from '../messages/messages.ts'
import { SignIn } from '../sign-in/SignIn.tsx'
import { SignInProvider } from '../sign-in/SignInProvider.tsx'
import { everyScreen } from '../testing/everyScreen.ts'
import { openPage } from '../testing/page.tsx'
import { useSignIn } from '../sign-in/useSignIn.ts'
import type { KitMessages } from './kitMessages.ts'
import { useMessages } from './useMessages.ts'

const policy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: false,
  requireSymbols: false,
}
const throttled = (details: SignInErrorDetails) => new SignInError('throttled', details)

function messagesOf(input?: MessagesInput): KitMessages {
  const client = new QueryClient()
  const { transport } = scenario([])
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <SignInProvider transport={transport} messages={input}>
        {children}
      </SignInProvider>
    </QueryClientProvider>
  )
  return renderHook(() => useMessages(), { wrapper }).result.current
}

describe('the texts of a screen', () => {
  const destination = '+*******0839'
  const setUp = (methods: readonly MfaMethod[]) => asks('MFA_SETUP', { methods, totp: null })
  const reset = asks('PASSWORD_RESET_REQUIRED', {
    sent: false,
    destination: null,
    forgotten: false,
    passwordPolicy: null,
  })
  const steps: readonly (readonly [step: string, outcome: Outcome])[] = [
    ...everyScreen,
    ['SIGNED_IN', signsIn({ given_name: 'Alice' })],
    ['EMAIL_OTP', asks('EMAIL_OTP', { destination, firstFactor: false })],
    ['MFA_SETUP', setUp(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])],
    ['MFA_SETUP', setUp(['EMAIL_OTP'])],
    ['MFA_SETUP', setUp(['SMS_MFA'])],
    ['MFA_SETUP', setUp([])],
    ['PASSWORD_RESET_REQUIRED', reset],
    ['USER_NOT_CONFIRMED', asks('USER_NOT_CONFIRMED', { destination: null })],
  ]
  const inJapanese = steps.filter(([step]) => step === 'SMS_MFA' || step === 'PASSWORD_RESET_REQUIRED')

  test.each([
    ...steps.map((step) => ['en', 'Username', ...step] as const),
    ...inJapanese.map((step) => ['ja', 'ユーザー名', ...step] as const),
  ])('are the texts of the kit’s screen (%s, %s, %s)', async (locale, username, step, outcome) => {
    sessionStorage.clear()
    const shown: { current: ReturnType<KitMessages['screen']> | null } = { current: null }
    const Probe = (): ReactNode => {
      shown.current = useMessages().screen(useSignIn())
      return null
    }
    const page = openPage(
      <SignInProvider transport={scenario([outcome]).transport} messages={locale === 'ja' ? ja : undefined}>
        <SignIn continueTo="/account" />
        <Probe />
      </SignInProvider>,
    )
    const expectShownTexts = (): void => {
      const { heading, lead, label, submit } = shown.current ?? { heading: '' }
      const texts = (selector: string) => [...page.container.querySelectorAll(selector)].map((e) => e.textContent)
      expect(texts('h1')).toEqual([heading])
      if (lead) expect(texts('[data-ck-part="lead"], [data-ck-part="notice"]')).toContain(lead)
      if (label) expect(texts('label, legend')).toContain(label)
      expect(texts('[data-ck-part="submit"]')).toEqual(submit ? [submit] : [])
    }
    expect(page.container.querySelector('[lang]')?.getAttribute('lang')).toBe(locale)
    expectShownTexts()
    await page.user.type(page.input(username), 'alice')
    await page.user.type(page.container.querySelector('[type="password"]') ?? document.body, 'correct horse{Enter}')
    await waitFor(() => expect(page.container.querySelector(`[data-ck-step="${step}"]`)).not.toBeNull())
    expectShownTexts()
  })

  test('contain the name of the app', () => {
    const step = { step: 'CREDENTIALS', username: '', pending: false, error: null, notice: null } as const
    const nothing = async (): Promise<never> => Promise.reject(new Error('not called'))
    const actions = { restart: nothing, submit: nothing, forgot: nothing }
    const { screen } = messagesOf()
    expect(screen({ ...step, ...actions, appName: 'Lantern', identifier: 'email', first: 'username' })).toEqual({
      heading: 'Sign in to Lantern',
      lead: null,
      label: 'Email',
      submit: 'Continue',
    })
  })
})

describe('the sentence of an error', () => {
  test('is in the language of the page', () => {
    const error = new SignInError('code_mismatch')
    expect(messagesOf().error(error)).toBe('That code didn’t match. Please try again.')
    expect(messagesOf(ja).error(error)).toBe(ja['error.code_mismatch'])
    expect(messagesOf({ 'error.code_mismatch': 'Wrong code.' }).error(error)).toBe('Wrong code.')
  })

  test.each([
    [{ retryAfter: 45 }, 'Paused for safety, for 45 seconds.'],
    [{ retryAfter: 240 }, 'Paused for safety, for about 4 minutes.'],
    [{}, 'Paused for safety, for 30 seconds.'],
    [{ retryAfter: 0 }, 'You can try again now.'],
  ])('of too many attempts says how long to wait: %j', (details, sentence) => {
    expect(messagesOf().error(throttled(details))).toBe(sentence)
  })

  test('is null without an error', () => expect(messagesOf().error(null)).toBeNull())
})

test('a notice has a sentence', () => {
  expect(messagesOf().notice('password_changed')).toBe('Your password has been changed. Sign in with the new one.')
  expect(messagesOf(ja).notice('signed_out')).toBe(ja['signedOut.notice'])
  expect(messagesOf().notice(null)).toBeNull()
})

test('each rule of a password policy has a sentence, and says whether the password meets the rule', () => {
  expect(messagesOf().passwordRules(policy, 'tide-pool-Lantern')).toEqual([
    { rule: 'length', text: '12 characters or more', met: true },
    { rule: 'upper', text: 'An uppercase letter', met: true },
    { rule: 'lower', text: 'A lowercase letter', met: true },
  ])
  const unmet = messagesOf(ja).passwordRules(policy, 'tide')
  expect(unmet.map(({ met, text }) => [met, text])).toEqual([
    [false, ja['policy.length'].replace('{count}', '12')],
    [false, ja['policy.upper']],
    [true, ja['policy.lower']],
  ])
  expect(messagesOf().passwordRules(null, 'tide')).toEqual([])
})

test('the factors have names', () => {
  const { mfaMethod, firstFactor } = messagesOf()
  expect([mfaMethod('SOFTWARE_TOKEN_MFA'), mfaMethod('EMAIL_OTP')]).toEqual(['Authenticator app', 'Email'])
  expect([firstFactor('WEB_AUTHN'), firstFactor('EMAIL_OTP')]).toEqual(['Passkey', 'Email me a code'])
  expect(messagesOf(ja).firstFactor('WEB_AUTHN')).toBe(ja['method.passkey'])
})

test('`text` returns any message, with its parameters', () => {
  const messages = messagesOf()
  expect(messages.text('action.restart')).toBe('Start again')
  expect(messages.text('device.remember', { days: 30 })).toBe('Remember this device for 30 days')
})

test('with `enAccount`, the messages of the account screens are available too', () => {
  const error = new SignInError('password_mismatch')
  expect(messagesOf().error(error)).toBe('Something went wrong on our side. Please try again.')
  expect(messagesOf({ ...ja, ...jaAccount }).error(error)).toBe(jaAccount['error.password_mismatch'])
  const messages = renderHook(() => useMessages(enAccount)).result.current
  expect(messages.error(error)).toBe('That doesn’t match your current password.')
  expect(messages.text('devices.used', { date: 'today' })).toBe('Last used on today')
})

test('the messages are the same object in each render, until the page changes the language', () => {
  const view = renderHook(() => useMessages())
  const first = view.result.current
  view.rerender()
  expect(view.result.current).toBe(first)
})
