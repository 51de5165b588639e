import type { SignInErrorCode } from '@challenge-kit/core'
import { createElement, Fragment, isValidElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { en as english } from './en.ts'
import { enAccount } from './en/account.ts'
import { ja as japanese } from './ja.ts'
import { jaAccount } from './ja/account.ts'
import { type AccountMessages, createTranslate, type MessageKey, type Messages } from './messages.ts'
import { richText } from './richText.ts'

const en = { ...english, ...enAccount }
const ja = { ...japanese, ...jaAccount }
const keys = Object.keys(en) as MessageKey[]
const parameters = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b))
const fullWidth = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]/

// Messages after a click. Each must fit on one line of the card, in Inter and in Noto Sans CJK.
const oneLine: readonly MessageKey[] = [
  'username.missing',
  'email.missing',
  'phone.missing',
  'usernameOrEmail.missing',
  'password.missing',
  'email.mismatch',
  'phone.mismatch',
  'usernameOrEmail.mismatch',
  'error.password_mismatch',
  'stepUp.mismatch',
  'field.required',
  'code.missing',
  'code.malformed',
  'error.code_mismatch',
  'method.choose',
  'newPassword.rejected',
  'error.password_rejected',
  'passkeys.cancelled',
  'error.passkey_not_added',
  'error.attribute_rejected',
  'error.invalid_credentials',
  'error.network',
  'error.throttled.ready',
]

describe.each([
  ['English', en as Messages & AccountMessages, 50],
  ['Japanese', ja, 22],
] as const)('%s', (_language, messages, most) => {
  test('has all messages, with the same parameters as English', () => {
    expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted())
    for (const key of keys) expect([key, parameters(messages[key])]).toEqual([key, parameters(en[key])])
  })

  test.each(oneLine)('the message %s fits on one line', (key) => {
    expect(messages[key].length).toBeLessThanOrEqual(most)
  })

  test('has no exclamation marks and no technical terms', () => {
    for (const key of keys) {
      expect(messages[key]).not.toMatch(
        /!|！|invalid|failed|\btoken|\bsession|challenge|\bMFA\b|\bOTP\b|TOTP|間違ってい/i,
      )
    }
  })
})

test('only messages about a username call it a username, because `identifier` may be an email address', () => {
  const named = (messages: Readonly<Record<string, string>>): string[] =>
    Object.keys(messages).filter((key) => /username|ユーザー名/i.test(messages[key] ?? ''))
  const allowed = /^(username|usernameOrEmail)\.|^error\.invalid_credentials$|^attribute\.preferred_username$/
  expect([...named(en), ...named(ja)].filter((key) => !allowed.test(key))).toEqual([])
})

test('the account messages have no key of the sign-in messages', () => {
  expect(Object.keys(enAccount).filter((key) => key in english)).toEqual([])
})

test('every Japanese message has Japanese characters', () => {
  const latin = keys.filter((key) => key !== 'locale' && !fullWidth.test(ja[key]))
  expect(latin).toEqual(['method.sms.name'])
})

test('every error code has a message of its own, unless only a developer can act on it', () => {
  const codes = {
    invalid_credentials: true,
    invalid_answer: true,
    code_mismatch: true,
    code_used: true,
    code_expired: true,
    password_rejected: true,
    password_reused: true,
    attribute_rejected: true,
    password_mismatch: true,
    passkey_refused: true,
    passkey_not_added: true,
    throttled: true,
    network: true,
    upstream_unavailable: true,
    upstream_invalid: false,
    outcome_unknown: true,
    totp_saved: true,
    signed_out: true,
    step_up_required: true,
    flow_expired: true,
    flow_consumed: true,
    flow_superseded: true,
    flow_missing: true,
    flow_too_long: true,
    stale_answer: true,
    blocked: true,
    server_misconfigured: true,
    bad_request: false,
    bad_response: false,
    chunk: true,
    unexpected: true,
  } satisfies Record<SignInErrorCode, boolean>
  const known = Object.entries(codes).map(([code]) => [code, Object.hasOwn(en, `error.${code}`)])
  expect(Object.fromEntries(known)).toEqual(codes)
})

test('a parameter stays an element, and text in it is not parsed as markup', () => {
  const filled = richText(createTranslate(en), 'sms.lead', {
    destination: createElement('bdi', null, '<b>+*0839</b>'),
    minutes: 3,
  })
  expect(isValidElement(filled)).toBe(true)
  expect(renderToStaticMarkup(createElement(Fragment, null, filled))).toBe(
    'We sent a code by text message to <bdi>&lt;b&gt;+*0839&lt;/b&gt;</bdi>. It works for 3 minutes.',
  )
})

test('a page can replace single messages and keeps the others', () => {
  const t = createTranslate({ 'credentials.heading': 'Welcome to Lantern', 'attribute.custom:card': 'Library card' })
  expect(t('credentials.heading')).toBe('Welcome to Lantern')
  expect(t('password.label')).toBe('Password')
  expect(t.optional('attribute.custom:card')).toBe('Library card')
  expect(t.optional('attribute.custom:unknown')).toBeUndefined()
})
