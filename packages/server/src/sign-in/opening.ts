import { createEphemeral } from '@challenge-kit/core/srp'
import { announcing, isStale, type KeyPair, proveByItself } from './srp.ts'
import type { Beginning } from '../cognito/port.ts'
import type { EngineContext } from './engine.ts'
import { withoutLevels } from './stepUp.ts'
import { type Said, talk } from './relay.ts'

/** Who begins, and with what. */
export interface Credentials {
  readonly username: string
  readonly password: string | null
  /** Where the browser proves the password: its half of the exchange. */
  readonly srpA: string | null
}

/**
 * Starts a sign-in, and proves what this backend can, all in the one round trip of the browser's. A device that Cognito
 * does not know, or whose secret is not right, is dropped, and the same start is made again without it; so are levels
 * that a step-up cannot come to. No other call is ever made again.
 */
export async function open(who: Credentials, context: EngineContext): Promise<Said> {
  const { device } = context
  const { family, authFlow, parameters, keys } = opening(who, context)
  const { listen, respond, place } = talk({ family, userId: null, username: who.username }, context)
  const given = { ...parameters, ...announcing(device), ...context.stepUp?.parameters }
  const start = { family, authFlow, username: who.username, parameters: given, session: null, context: context.client }
  try {
    const answer = listen(await context.cognito.start(start))
    const proved = await proveByItself(answer, { device, password: who.password, keys }, context, respond)
    if (proved !== 'device refused') return { answer: proved, place }
  } catch (thrown) {
    const stepUp = withoutLevels(context.stepUp, thrown)
    if (!stepUp && (!device || !isStale(thrown))) throw thrown
    context.onException(thrown)
    if (stepUp) return open(who, { ...context, stepUp })
  }
  if (device) context.onDeviceRefused(device)
  return open(who, { ...context, device: null })
}

type Opening = Pick<Beginning, 'family' | 'authFlow' | 'parameters'> & { readonly keys: KeyPair | null }

function opening({ password, srpA }: Credentials, context: EngineContext): Opening {
  const { authFlow, preferredChallenge, device, devicePolicy, random } = context
  const admin = { family: 'admin', keys: null } as const
  if (srpA !== null) return { ...admin, authFlow: 'USER_SRP_AUTH', parameters: { SRP_A: srpA } }
  if (password === null) {
    const preferred: Record<string, string> = preferredChallenge ? { PREFERRED_CHALLENGE: preferredChallenge } : {}
    return { ...admin, authFlow, parameters: preferred }
  }
  // Choosing the password and sending it is one call.
  if (authFlow === 'USER_AUTH')
    return { ...admin, authFlow, parameters: { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password } }
  const bySrp = authFlow === 'CUSTOM_AUTH' || authFlow === 'USER_SRP_AUTH'
  // Whether the Admin calls with a plain password take a device has never been seen; with SRP they do, and the public ones.
  if (!bySrp && device && devicePolicy?.announcedBy === 'USER_PASSWORD_AUTH')
    return { family: 'public', keys: null, authFlow: 'USER_PASSWORD_AUTH', parameters: { PASSWORD: password } }
  if (!bySrp && !device) return { ...admin, authFlow, parameters: { PASSWORD: password } }
  const keys = createEphemeral(random)
  const SRP_A = keys.A
  return authFlow === 'CUSTOM_AUTH'
    ? { family: 'admin', keys, authFlow, parameters: { CHALLENGE_NAME: 'SRP_A', SRP_A } }
    : { family: 'admin', keys, authFlow: 'USER_SRP_AUTH', parameters: { SRP_A } }
}
