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

/** True where no byte can have reached Cognito, so that sending again repeats nothing. */
export function neverConnected(thrown: unknown): boolean {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined
  return typeof code === 'string' && NEVER_CONNECTED.includes(code)
}

/**
 * Sends a command at most once, whatever the client's own settings say. By default the SDK sends again after a lost
 * reply, a 500 or throttling: that burns a Session which works once, makes a right code look wrong, and sends a second
 * SMS. Only a connection that never came about is tried again, once. The client itself is left as it is.
 */
export async function sendOnce<I extends object, O>(
  client: CognitoIdentityProviderClient,
  command: SdkCommand<I, O>,
  deadline: AbortSignal,
): Promise<O> {
  // Nothing is sent that nobody would wait for.
  if (deadline.aborted) throw new SignInError('upstream_unavailable')
  const stack = client.middlewareStack.clone()
  // It has a name, and signing is hung up on it. Without it here, we would not know what else retries.
  if (!stack.remove('retryMiddleware')) throw new Error('this SDK retries in a way that is not known here')
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
  // Both: the signal ends the request, the race ends the wait for credentials or for a handler without manners.
  let giveUp = (): void => undefined
  const late = new Promise<never>((_, reject) => {
    giveUp = () => reject(new Error('no answer in time'))
  })
  deadline.addEventListener('abort', giveUp)
  try {
    const sent = command.resolveMiddleware(stack, client.config, { abortSignal: deadline })(command)
    return (await Promise.race([sent, late])).output
  } finally {
    deadline.removeEventListener('abort', giveUp)
  }
}
