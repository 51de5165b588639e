import type { TriggerEvent, TriggerRequest } from '../pool/triggers.ts'
import { exception, invalidParameter } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'
import { isInput } from '../wire/input.ts'
import type { SignIn } from './signIn.ts'

/** Makes the event that Lambda passes to a trigger. */
export function triggerEvent<Source extends string, Request>(
  { pool, client, user }: SignIn,
  triggerSource: Source,
  clientMetadata: Parameters,
  request: Request,
): TriggerEvent<Source, Request, Record<string, never>> {
  const shared: TriggerRequest = {
    userAttributes: user.simulated ? {} : Object.fromEntries(user.attributes),
    userNotFound: user.simulated,
    clientMetadata,
  }
  return {
    version: '1',
    region: pool.region,
    userPoolId: pool.id,
    userName: user.username,
    triggerSource,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.id },
    request: { ...shared, ...request },
    response: {},
  }
}

/** Runs a trigger and returns the `response` of its event. If the trigger throws, the exception contains `name`. */
export async function runTrigger<Event extends { readonly response: object }>(
  name: string,
  trigger: ((event: Event) => Event | Promise<Event>) | undefined,
  event: Event,
): Promise<Event['response']> {
  if (!trigger) throw invalidParameter('Custom auth lambda trigger is not configured for the user pool.')
  let returned: Event
  try {
    returned = await trigger(event)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    throw exception('UserLambdaValidationException', `${name} failed with error ${text}.`)
  }
  if (!isInput(returned) || !isInput(returned.response)) throw invalidTriggerResponse()
  return returned.response
}

/** The trigger returned something that Cognito does not understand. */
export function invalidTriggerResponse(): Error {
  return exception('InvalidLambdaResponseException', 'Unrecognizable lambda output')
}
