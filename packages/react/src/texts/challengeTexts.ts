import type { AnyChallengeStep, Challenge } from '@challenge-kit/core'
import { fillText } from '../messages/fillText.ts'
import type { Translate } from '../messages/messages.ts'
import { customField } from '../screens/CustomChallenge/customField.ts'
import type { ScreenTextOptions, ScreenTexts } from './screenTexts.ts'

type Texts = Partial<ScreenTexts> & Pick<ScreenTexts, 'heading'>

/** The texts of the kit's screen for a challenge. The button of most screens says "Continue". */
export function challengeTexts(
  t: Translate,
  { challenge, username, expiresIn, appName }: AnyChallengeStep & ScreenTextOptions,
): Texts {
  switch (challenge.name) {
    case 'SOFTWARE_TOKEN_MFA': {
      const lead = fillText(t('totp.lead'), { name: appName ?? username })
      return { heading: t('totp.heading'), lead, label: t('totp.label') }
    }
    case 'SMS_MFA':
      return { heading: t('sms.heading'), lead: sentTo(t, 'sms', challenge, expiresIn), label: t('sms.label') }
    case 'SMS_OTP':
      return { heading: t('sms.heading'), lead: t('sms.lead.firstFactor'), label: t('sms.label') }
    case 'EMAIL_OTP': {
      const lead = challenge.firstFactor ? t('email.lead.firstFactor') : sentTo(t, 'email', challenge, expiresIn)
      return { heading: t('email.heading'), lead, label: t('email.code.label') }
    }
    case 'SELECT_MFA_TYPE':
      return { heading: t('mfaSelection.heading'), lead: t('mfaSelection.lead'), label: t('mfaSelection.heading') }
    case 'SELECT_CHALLENGE':
      return { heading: t('methodSelection.heading'), submit: null }
    case 'PASSWORD':
      return { heading: t('passwordOnly.heading'), label: t('password.label'), submit: t('action.signIn') }
    case 'WEB_AUTHN':
      return { heading: t('passkey.heading'), lead: t('passkey.lead'), submit: t('passkey.submit') }
    case 'MFA_SETUP':
      return mfaSetupTexts(t, challenge)
    case 'NEW_PASSWORD_REQUIRED':
      return {
        heading: t('newPassword.heading'),
        lead: t('newPassword.lead'),
        label: t('newPassword.label'),
        submit: t('newPassword.submit'),
      }
    case 'PASSWORD_RESET_REQUIRED':
      return resetTexts(t, challenge)
    case 'USER_NOT_CONFIRMED': {
      const { destination } = challenge
      const lead = destination ? fillText(t('confirm.lead.sent'), { destination }) : t('confirm.lead')
      return { heading: t('confirm.heading'), lead, label: t('confirm.label'), submit: t('confirm.submit') }
    }
    case 'CUSTOM_CHALLENGE': {
      const { question = null, label = t('custom.label') } = customField(challenge.parameters, t)
      return { heading: t('custom.heading'), lead: question, label }
    }
    default:
      return challenge satisfies never
  }
}

function mfaSetupTexts(t: Translate, { methods, totp }: Challenge<'MFA_SETUP'>): Texts {
  const [only] = methods
  if (!only) return { heading: t('mfaSetup.heading'), lead: t('mfaSetup.unavailable'), submit: t('action.restart') }
  if (!totp && methods.length > 1)
    return { heading: t('mfaSetup.heading'), lead: t('mfaSetup.lead'), label: t('mfaSetup.choose') }
  if (totp || only === 'SOFTWARE_TOKEN_MFA') {
    const lead = t(totp ? 'totpSetup.lead' : 'totpSetup.reloaded')
    return { heading: t('totpSetup.heading'), lead, label: t('totp.label'), submit: t('totpSetup.submit') }
  }
  const setup = only === 'EMAIL_OTP' ? 'emailSetup' : 'phoneSetup'
  return {
    heading: t(`${setup}.heading`),
    lead: t(`${setup}.lead`),
    label: t(only === 'EMAIL_OTP' ? 'emailSetup.label' : 'phone.label'),
    submit: t(`${setup}.submit`),
  }
}

function resetTexts(t: Translate, challenge: Challenge<'PASSWORD_RESET_REQUIRED'>): Texts {
  const { sent, destination, forgotten } = challenge
  if (!sent)
    return { heading: t('resetRequired.heading'), lead: t('resetRequired.lead'), submit: t('resetRequired.submit') }
  const lead = destination
    ? fillText(t(forgotten ? 'reset.lead' : 'reset.lead.sent'), { destination })
    : forgotten
      ? t('reset.lead.noDestination')
      : null
  return { heading: t('reset.heading'), lead, label: t('reset.code.label'), submit: t('reset.submit') }
}

/** Where a code was sent, and how long it works. */
function sentTo(
  t: Translate,
  medium: 'sms' | 'email',
  challenge: Challenge<'SMS_MFA'> | Challenge<'EMAIL_OTP'>,
  expiresIn: number,
): string | null {
  const { destination } = challenge
  if (!destination) return null
  const minutes = Math.floor(expiresIn / 60)
  return minutes < 2
    ? fillText(t('code.lead'), { destination })
    : fillText(t(`${medium}.lead`), { destination, minutes })
}
