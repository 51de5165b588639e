import type { Method } from '../factors/assurance.ts'
import { levelOf, withMethod } from '../factors/assurance.ts'
import type { Answer, Attempt } from './signIn.ts'
import { challenge } from './signIn.ts'
import { newDevice } from '../credentials/device.ts'
import { next } from './engine.ts'
import type { Situation } from './engine.ts'
import { askEmail, askSms } from './codeChallenges.ts'
import { failure } from '../wire/exceptions.ts'
import type { MfaFactor } from '../pool/settings.ts'

/** What an attempt has proved besides the first factor, which it always has. */
export interface Proved {
  readonly secondFactor: boolean
  /** How, where it has a name. */
  readonly by?: Method
  /** Whether triggers judged: then Cognito asks for no second factor. */
  readonly custom?: boolean
  /** Whether a remembered device does not stand in for the second factor here. */
  readonly ignoresDevice?: boolean
}

/** Carries out what the engine decided: asks the next question, or hands out tokens. */
export async function advance(before: Attempt, proved: Proved): Promise<Answer> {
  const { by } = proved
  const attempt = by ? { ...before, assurance: withMethod(before.assurance, by) } : before
  const decision = next(situation(attempt, proved))
  if (confirmationCounts(attempt, decision.step)) return signedIn(attempt)
  switch (decision.step) {
    case 'TOKENS':
      return signedIn(attempt)
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SOFTWARE_TOKEN_MFA':
      return askFor(attempt, decision.step)
    case 'NEW_PASSWORD_REQUIRED':
      return challenge(attempt, decision.step, newPasswordParameters(attempt))
    case 'SELECT_MFA_TYPE':
      return challenge(
        attempt,
        decision.step,
        { MFAS_CAN_CHOOSE: JSON.stringify(decision.choices) },
        {
          choices: decision.choices,
        },
      )
    case 'MFA_SETUP':
      return askSetup(attempt, decision.choices)
    case 'DEVICE_SRP_AUTH':
      return askDevice(attempt)
    case 'NO_METHOD':
      throw noMethod(attempt)
  }
}

/** The facts the engine decides on. */
export function situation({ pool, user, deviceKey, assurance }: Attempt, proved: Proved): Situation {
  const device = deviceKey === null ? undefined : user.devices.get(deviceKey)
  return {
    pool: proved.custom ? { ...pool.settings, mfa: 'OFF' } : pool.settings,
    user: {
      mustChangePassword: user.status === 'FORCE_CHANGE_PASSWORD',
      hasEmail: user.attributes.has('email'),
      hasPhone: user.attributes.has('phone_number'),
      totpVerified: user.authenticator !== null,
      enabledMfa: user.enabledMfa,
      preferredMfa: user.preferredMfa,
    },
    deviceRemembered: !proved.ignoresDevice && (device?.remembered ?? false),
    secondFactorProved: proved.secondFactor,
    assurance,
  }
}

/** The code that confirmed a sign-up went to the very channel that would be asked now: once, that is proof enough. */
function confirmationCounts({ pool, user, assurance }: Attempt, step: string): boolean {
  if (levelOf(assurance.methods) < assurance.target) return false
  if (!pool.settings.confirmationCountsAsMfa || user.confirmedThrough === null) return false
  return step === (user.confirmedThrough === 'email' ? 'EMAIL_OTP' : 'SMS_MFA')
}

async function signedIn(attempt: Attempt): Promise<Answer> {
  const { service, pool, client, user, assurance } = attempt
  const known = attempt.deviceKey
  user.confirmedThrough = null
  const device =
    pool.settings.deviceTracking && known === null
      ? newDevice(pool.region, pool.deviceGroupKey, service.random, service.clock.now())
      : undefined
  if (device) user.devices.set(device.key, device)
  const grant = service.tokens.grant({
    pool,
    client,
    user,
    deviceKey: device?.key ?? known,
    methods: assurance.methods,
  })
  return {
    AuthenticationResult: {
      ...(await service.tokens.issue(grant)),
      RefreshToken: service.tokens.refreshToken(grant),
      ...(device && { NewDeviceMetadata: { DeviceKey: device.key, DeviceGroupKey: device.groupKey } }),
    },
    ChallengeParameters: {},
  }
}

/** Asks for one second factor. */
export function askFor(attempt: Attempt, factor: MfaFactor): Answer {
  if (factor === 'SMS_MFA') return askSms(attempt)
  return factor === 'EMAIL_OTP' ? askEmail(attempt) : askTotp(attempt)
}

/** The Session may stay unsaid: the service knows by user and device that the first factor was proved. */
function askDevice(attempt: Attempt): Answer {
  const { Session, ...asked } = challenge(attempt, 'DEVICE_SRP_AUTH', { USERNAME: attempt.user.username })
  return attempt.pool.settings.deviceChallengeSession ? { ...asked, Session } : asked
}

function askTotp(attempt: Attempt): Answer {
  const name = attempt.user.authenticator?.name
  return challenge(attempt, 'SOFTWARE_TOKEN_MFA', name ? { FRIENDLY_DEVICE_NAME: name } : {})
}

function askSetup(attempt: Attempt, choices: readonly MfaFactor[]): Answer {
  const { service, pool, user } = attempt
  if (pool.settings.newSignInVoidsEnrolment) service.sessions.revoke(user, 'MFA_SETUP')
  return challenge(attempt, 'MFA_SETUP', { MFAS_CAN_SETUP: JSON.stringify(choices) }, { choices })
}

function newPasswordParameters({ pool, user }: Attempt): Record<string, string> {
  const empty = pool.settings.requiredAttributes.filter((name) => !user.attributes.get(name))
  const required = empty.map((name) => `userAttributes.${name}`)
  const known = Array.from(user.attributes).filter(([name]) => name !== 'sub')
  return { requiredAttributes: JSON.stringify(required), userAttributes: JSON.stringify(Object.fromEntries(known)) }
}

/** The public Initiate does not declare MFAMethodNotFoundException, so it says the same with the one it has. */
function noMethod({ family, via }: Attempt): Error {
  const name =
    family === 'public' && via === 'Initiate' ? 'InvalidUserPoolConfigurationException' : 'MFAMethodNotFoundException'
  return failure(name, 'No MFA method is available for the user.')
}
