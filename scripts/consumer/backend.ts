import { createUserPool, type UserPool } from '@challenge-kit/emulator'
import { createSignInHandler, type SignInHandler, type SignInHandlerOptions } from '@challenge-kit/server'

export { toNodeListener } from '@challenge-kit/server/node'
export { toLambdaHandler } from '@challenge-kit/server/lambda'
export { leanCognito } from '@challenge-kit/server/lean'
export { createRedisStore } from '@challenge-kit/server/redis'

/** The backend of an application that installed the packages. */
export function backend(options: SignInHandlerOptions): SignInHandler {
  return createSignInHandler(options)
}

/** A user pool for the application's tests. */
export const pool: UserPool = createUserPool()
