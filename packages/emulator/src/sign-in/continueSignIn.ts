import type { AuthMethod } from '../factors/assurance.ts'
import { levelOf, withMethod } from '../factors/assurance.ts'
import { exception } from '../wire/exceptions.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { CompleteSignIn } from './completeSignIn.ts'
import type { EngineInput } from './engine.ts'
import { nextStep } from './engine.ts'
import type { ChallengeIssuer } from './challengeIssuer.ts'
import type { MfaChallenges } from './mfaChallenges.ts'
import type { SignIn } from './signIn.ts'

/** The proof that the user has just given. The first factor is always complete at this point. */
export interface Proof {
  /** Whether the user has completed or set up a second factor. */
  readonly secondFactor: boolean
  /** The method, if it has a name in the `amr` claim. */
  readonly method?: AuthMethod
  /** Whether a trigger of CUSTOM_AUTH set `issueTokens`. Cognito then asks for no second factor. */
  readonly byTriggers?: boolean
  /** Whether the sign-in ignores remembered devices, so that a device does not replace the second factor. */
  readonly ignoresDevice?: boolean
}

/** Asks the engine for the next step of a sign-in, and then issues a challenge or returns tokens. */
export type ContinueSignIn = (signIn: SignIn, proof: Proof) => Promise<OperationOutput>

export function createContinueSignIn({
  issuer,
  mfaChallenges,
  completeSignIn,
}: {
  readonly issuer: ChallengeIssuer
  readonly mfaChallenges: MfaChallenges
  readonly completeSignIn: CompleteSignIn
}): ContinueSignIn {
  return async (previous, proof) => {
    const { method } = proof
    const signIn = method ? { ...previous, assurance: withMethod(previous.assurance, method) } : previous
    const next = nextStep(toEngineInput(signIn, proof))
    if (confirmationCounts(signIn, next.step)) return completeSignIn(signIn)
    switch (next.step) {
      case 'TOKENS':
        return completeSignIn(signIn)
      case 'SMS_MFA':
      case 'EMAIL_OTP':
      case 'SOFTWARE_TOKEN_MFA':
        return mfaChallenges.factor(signIn, next.step)
      case 'NEW_PASSWORD_REQUIRED':
        return issuer.issue(signIn, next.step, newPasswordParameters(signIn))
      case 'SELECT_MFA_TYPE':
        return mfaChallenges.select(signIn, next.choices)
      case 'MFA_SETUP':
        return mfaChallenges.setUp(signIn, next.choices)
      case 'DEVICE_SRP_AUTH':
        return mfaChallenges.device(signIn)
      case 'NO_METHOD':
        throw noMethod(signIn)
    }
  }
}

/** The facts by which the engine decides the next step of this sign-in. */
export function toEngineInput({ pool, user, deviceKey, assurance }: SignIn, proof: Proof): EngineInput {
  const device = deviceKey === null ? undefined : user.devices.get(deviceKey)
  return {
    pool: proof.byTriggers ? { ...pool.settings, mfa: 'OFF' } : pool.settings,
    user: {
      mustChangePassword: user.status === 'FORCE_CHANGE_PASSWORD',
      hasEmail: user.attributes.has('email'),
      hasPhone: user.attributes.has('phone_number'),
      totpVerified: user.authenticator !== null,
      enabledMfa: user.enabledMfa,
      preferredMfa: user.preferredMfa,
    },
    deviceRemembered: !proof.ignoresDevice && (device?.remembered ?? false),
    secondFactorDone: proof.secondFactor,
    assurance,
  }
}

/**
 * Whether the code that confirmed the sign-up replaces this step. The code replaces only one step, and only a step that
 * would send a code to the same address or phone number.
 */
function confirmationCounts({ pool, user, assurance }: SignIn, step: string): boolean {
  if (levelOf(assurance.methods) < assurance.target) return false
  if (!pool.settings.confirmationCountsAsMfa || user.confirmedThrough === null) return false
  return step === (user.confirmedThrough === 'email' ? 'EMAIL_OTP' : 'SMS_MFA')
}

function newPasswordParameters({ pool, user }: SignIn): Record<string, string> {
  const empty = pool.settings.requiredAttributes.filter((name) => !user.attributes.get(name))
  const required = empty.map((name) => `userAttributes.${name}`)
  const known = Array.from(user.attributes).filter(([name]) => name !== 'sub')
  return { requiredAttributes: JSON.stringify(required), userAttributes: JSON.stringify(Object.fromEntries(known)) }
}

/** InitiateAuth throws another exception, because MFAMethodNotFoundException is not one of its declared exceptions. */
function noMethod({ family, via }: SignIn): Error {
  const isInitiateAuth = family === 'public' && via === 'InitiateAuth'
  const name = isInitiateAuth ? 'InvalidUserPoolConfigurationException' : 'MFAMethodNotFoundException'
  return exception(name, 'No MFA method is available for the user.')
}
