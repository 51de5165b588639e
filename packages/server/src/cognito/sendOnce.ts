import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { SignInError } from '@challenge-kit/core'

/** Any command of the SDK. */
export interface SdkCommand<I extends object, O> {
  readonly input: I
  resolveMiddleware(
    stack: CognitoIdentityProviderClient['middlewareStack'],
    configuration: CognitoIdentityProviderClient['config'],
    options: { readonly abortSignal: AbortSignal },
  ): (args: { readonly input: I }) => Promise<{ readonly output: O }>
}

/** A member of anything that was thrown. Undefined if there is no such member. */
export const field = (thrown: unknown, key: string): unknown =>
  typeof thrown === 'object' && thrown !== null && key in thrown ? Reflect.get(thrown, key) : undefined

const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

/** Whether the connection was never made. If so, a second try repeats nothing, because Cognito received nothing. */
export function neverConnected(thrown: unknown): boolean {
  const code = field(thrown, 'code')
  return typeof code === 'string' && NEVER_CONNECTED.includes(code)
}

/**
 * Sends a command once, without the retries of the client. A retry of the SDK after a lost reply, a 500 or throttling
 * can use up the Cognito Session, make a right code look wrong, or send a second text message. The command is sent a
 * second time only if the connection was never made. The client itself is not changed.
 */
export async function sendOnce<I extends object, O>(
  client: CognitoIdentityProviderClient,
  command: SdkCommand<I, O>,
  deadline: AbortSignal,
): Promise<O> {
  // The request has timed out, so nobody waits for the result.
  if (deadline.aborted) throw new SignInError('upstream_unavailable')
  const stack = client.middlewareStack.clone()
  // The replacement has the same name, because the SDK's signing middleware refers to that name.
  if (!stack.remove('retryMiddleware'))
    throw new Error('this version of the AWS SDK has no retryMiddleware, so its retries cannot be switched off')
  stack.add(
    (next) => async (args) => {
      try {
        return await next(args)
      } catch (thrown) {
        if (neverConnected(thrown)) return next(args)
        throw thrown
      }
    },
    { name: 'retryMiddleware', step: 'finalizeRequest', priority: 'high' },
  )
  // The signal cancels the HTTP request. The race is needed because waiting for AWS credentials ignores the signal.
  let endWait = (): void => undefined
  const timedOut = new Promise<never>((_, reject) => {
    endWait = () => reject(new Error('Cognito did not answer in time'))
  })
  deadline.addEventListener('abort', endWait)
  try {
    const sent = command.resolveMiddleware(stack, client.config, { abortSignal: deadline })(command)
    return (await Promise.race([sent, timedOut])).output
  } finally {
    deadline.removeEventListener('abort', endWait)
  }
}
