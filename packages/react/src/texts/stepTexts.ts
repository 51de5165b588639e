import type { SignIn } from '@challenge-kit/core'
import { fillText } from '../messages/fillText.ts'
import type { Translate } from '../messages/messages.ts'
import { challengeTexts } from './challengeTexts.ts'
import type { ScreenTextOptions, ScreenTexts } from './screenTexts.ts'

/** The texts of the kit's screen for `step`. */
export function stepTexts(t: Translate, step: SignIn & ScreenTextOptions): ScreenTexts {
  switch (step.step) {
    case 'RESUMING':
      return { heading: t('resuming.status'), lead: null, label: null, submit: null }
    case 'CREDENTIALS': {
      const { identifier = 'username', first, appName } = step
      return {
        heading: appName ? fillText(t('credentials.headingFor'), { app: appName }) : t('credentials.heading'),
        lead: null,
        label: t(`${identifier}.label`),
        submit: t(first === 'username' ? 'action.continue' : 'action.signIn'),
      }
    }
    case 'UNSUPPORTED':
      return {
        heading: t('unsupported.heading'),
        lead: t('unsupported.lead'),
        label: null,
        submit: t('action.restart'),
      }
    case 'SIGNED_IN': {
      const { claims, signInName } = step.session
      const name = String(claims['given_name'] ?? claims['name'] ?? signInName)
      const lead = fillText(t('signedIn.lead'), { name })
      return { heading: t('signedIn.heading'), lead, label: null, submit: t('signedIn.continue') }
    }
    default:
      return { lead: null, label: null, submit: t('action.continue'), ...challengeTexts(t, step) }
  }
}
