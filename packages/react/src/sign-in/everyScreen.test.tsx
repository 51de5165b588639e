import { challenges } from '@challenge-kit/core'
import { asks, type Outcome, scenario, signsIn, unsupported } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { enterCredentials, openSignIn } from '../testing/page.tsx'

const destination = '+*******0839'
const passwordPolicy = null
const totp = { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Library', account: 'alice' }

/** Each challenge that a user answers. */
const asked: Readonly<Record<string, Outcome>> = {
  NEW_PASSWORD_REQUIRED: asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: ['given_name'], passwordPolicy }),
  MFA_SETUP: asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp }),
  SELECT_MFA_TYPE: asks('SELECT_MFA_TYPE', { methods: ['SMS_MFA', 'EMAIL_OTP'] }),
  SOFTWARE_TOKEN_MFA: asks('SOFTWARE_TOKEN_MFA', { deviceName: null }),
  SMS_MFA: asks('SMS_MFA', { destination }),
  EMAIL_OTP: asks('EMAIL_OTP', { destination: null, firstFactor: true }),
  SMS_OTP: asks('SMS_OTP', { destination: null }),
  WEB_AUTHN: asks('WEB_AUTHN', {
    request: { challenge: 'AA', userVerification: 'preferred', allowCredentials: [] },
  }),
  SELECT_CHALLENGE: asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP', 'PASSWORD'] }),
  PASSWORD: asks('PASSWORD', {}),
  CUSTOM_CHALLENGE: asks('CUSTOM_CHALLENGE', { parameters: { question: 'Which branch?' }, repeats: null }),
  PASSWORD_RESET_REQUIRED: asks('PASSWORD_RESET_REQUIRED', {
    sent: true,
    destination,
    forgotten: false,
    passwordPolicy,
  }),
  USER_NOT_CONFIRMED: asks('USER_NOT_CONFIRMED', { destination }),
}
const steps = Object.entries({ ...asked, UNSUPPORTED: unsupported('FACE_SCAN'), SIGNED_IN: signsIn() })

function isReadable(container: Element): void {
  expect(container.querySelectorAll('h1')).toHaveLength(1)
  const heading = container.querySelector('h1')?.textContent
  expect(heading).not.toBe('')
  const fields = container.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]):not([hidden])')
  const unnamed = [...fields].filter(
    ({ labels, ariaLabel, ariaHidden }) => labels?.length === 0 && ariaLabel === null && ariaHidden !== 'true',
  )
  expect(unnamed.map((input) => input.outerHTML)).toEqual([])
}

test('every challenge of core has a screen in this test', () => {
  expect(Object.keys(asked).toSorted()).toEqual(Object.keys(challenges).toSorted())
})

test.each(steps)('the screen of %s has one heading, and every field has a label', async (step, outcome) => {
  const page = openSignIn(scenario([outcome]))
  isReadable(page.container)
  await enterCredentials(page)
  await waitFor(() => expect(page.container.querySelector(`[data-ck-step="${step}"]`)).not.toBeNull())
  isReadable(page.container)
})
