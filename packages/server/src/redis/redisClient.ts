/**
 * A connected client of `redis` or `@redis/client`: a client, a pool, a cluster or a sentinel. You configure its address,
 * TLS and password.
 */
export interface RedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
}
