/**
 * A connected client of `redis` or `@redis/client`: a client, a pool, a cluster or a sentinel. You configure its address,
 * TLS and password.
 */
export interface RedisClient {
  /** False while the client is not connected. */
  readonly isReady?: boolean
  readonly eval: (script: string, options: { keys: string[]; arguments: string[] }) => Promise<unknown>
}

/** Runs a Lua script on one key. Every script uses a single key, so that it also runs in a cluster. */
export type RunScript = (script: string, key: string, ...values: readonly (string | number)[]) => Promise<unknown>

/**
 * Runs scripts with a deadline, because a client keeps commands while its server is unavailable.
 *
 * @param timeout - Milliseconds.
 */
export function createRunScript(client: RedisClient, prefix: string, timeout: number): RunScript {
  const run = client.eval.bind(client)
  return async (script, key, ...values) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`Redis did not answer within ${timeout} ms`)), timeout)
    })
    try {
      const options = { keys: [prefix + key], arguments: values.map(String) }
      return await Promise.race([run(script, options), late])
    } finally {
      clearTimeout(timer)
    }
  }
}
