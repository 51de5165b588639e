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

const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

/** Whether the connection was never made. Then a second try repeats nothing, because Cognito received no byte. */
export function neverConnected(thrown: unknown): boolean {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined
  return typeof code === 'string' && NEVER_CONNECTED.includes(code)
}

/**
 * Sends a command at most once, whatever the client's own settings say. By default the SDK sends again after a lost
 * reply, a 500 or throttling. That consumes a Session that works once, makes a right code look wrong, and sends a second
 * text message. Only a connection that was never made is tried again, once. The client is not changed.
 */
export async function sendOnce<I extends object, O>(
  client: CognitoIdentityProviderClient,
  command: SdkCommand<I, O>,
  deadline: AbortSignal,
): Promise<O> {
  // The request has timed out, so nobody waits for the result.
  if (deadline.aborted) throw new SignInError('upstream_unavailable')
  const stack = client.middlewareStack.clone()
  // Signing refers to this middleware by name, so it is replaced and not only removed.
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
  // The signal ends the HTTP request. The race also ends a wait for AWS credentials, which ignores the signal.
  let giveUp = (): void => undefined
  const late = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('Cognito did not answer in time'))
  })
  deadline.addEventListener('abort', giveUp)
  try {
    const sent = command.resolveMiddleware(stack, client.config, { abortSignal: deadline })(command)
    return (await Promise.race([sent, late])).output
  } finally {
    deadline.removeEventListener('abort', giveUp)
  }
}
