/** A member of anything that was thrown. Undefined if there is no such member. */
export const field = (thrown: unknown, key: string): unknown =>
  typeof thrown === 'object' && thrown !== null && key in thrown ? Reflect.get(thrown, key) : undefined

const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

/** Whether the connection was never made. If so, a second try repeats nothing, because Cognito received nothing. */
export function neverConnected(thrown: unknown): boolean {
  const code = field(thrown, 'code')
  return typeof code === 'string' && NEVER_CONNECTED.includes(code)
}
