import { createUserPool, type UserPool } from '@challenge-kit/emulator'
import { createSignInHandler, type SignInHandler, type SignInHandlerOptions } from '@challenge-kit/server'

/** A backend of someone who installed the packages. */
export function backend(options: SignInHandlerOptions): SignInHandler {
  return createSignInHandler(options)
}

/** A pool to test it with. */
export const pool: UserPool = createUserPool()
