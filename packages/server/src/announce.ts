import { createEphemeral } from '@challenge-kit/core/srp'
import { isStale, proveByItself } from './automatic.ts'
import type { CognitoAnswer } from './cognitoAnswer.ts'
import type { Beginning, Family } from './cognitoPort.ts'
import type { Device } from './device.ts'
import type { EngineContext } from './engine.ts'
import { proving } from './startParameters.ts'

/** Cognito's word on a sign-in that announced a device, and how to go on from there. */
export interface Announced {
  readonly answer: CognitoAnswer
  readonly place: { readonly family: Family; readonly userId: string | null }
}

type Opening = Pick<Beginning, 'family' | 'authFlow' | 'parameters'>

/**
 * Starts with a device that stands in for a second factor, and proves it, all in the one round trip of the browser's. A
 * device that Cognito does not know, or whose secret is not right, is `device refused`: the password is not in doubt.
 */
export async function announce(
  device: Device,
  { username, password }: { readonly username: string; readonly password: string },
  context: EngineContext,
): Promise<Announced | 'device refused'> {
  const { cognito, client, random, now, onException } = context
  const ephemeral = createEphemeral(random)
  const { family, authFlow, parameters } = opening(password, ephemeral.A, context)
  const DEVICE_KEY = device.key
  let userId: string | null = null
  const named = (answer: CognitoAnswer): CognitoAnswer => {
    if (answer.kind === 'question')
      userId ??= answer.parameters['USERNAME'] ?? answer.parameters['USER_ID_FOR_SRP'] ?? null
    return answer
  }
  try {
    const start = { family, authFlow, username, parameters: { ...parameters, DEVICE_KEY }, session: null }
    const first = named(await cognito.start({ ...start, context: client }))
    const proof = { prefix: context.srpPool, secret: password, a: ephemeral.a }
    const answer = await proveByItself(
      first,
      { device, password: proof, random, now, onException },
      async ({ name, session }, responses) =>
        named(
          await cognito.respond({ family, name, session, username: userId ?? username, responses, context: client }),
        ),
    )
    return answer === 'device refused' ? answer : { answer, place: { family, userId } }
  } catch (thrown) {
    if (!isStale(thrown)) throw thrown
    onException(thrown)
    return 'device refused'
  }
}

// Whether the Admin calls with a plain password take a device has never been seen; with SRP they do, and the public ones.
function opening(password: string, SRP_A: string, context: EngineContext): Opening {
  if (context.authFlow === 'USER_AUTH')
    return { family: 'admin', authFlow: context.authFlow, parameters: proving(password, context) }
  if (context.devicePolicy?.announcedBy === 'USER_PASSWORD_AUTH')
    return { family: 'public', authFlow: 'USER_PASSWORD_AUTH', parameters: { PASSWORD: password } }
  return { family: 'admin', authFlow: 'USER_SRP_AUTH', parameters: { SRP_A } }
}
