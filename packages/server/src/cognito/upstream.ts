import { sdkCognito } from './client.ts'
import type { Cognito } from './port.ts'
import type { SignInHandlerOptions } from '../options.ts'

/** Cognito's calls for one request each: the time that it may take for all of them begins here. */
export function upstream(options: SignInHandlerOptions): () => Cognito {
  const { cognito, userPoolId, clientId, clientSecret: secrets, timeout = 8_000 } = options
  if (!('send' in cognito)) return () => cognito
  const clientSecret = typeof secrets === 'string' ? secrets : (secrets?.[0] ?? null)
  return () => sdkCognito(cognito, { userPoolId, clientId, clientSecret, timeout })
}
