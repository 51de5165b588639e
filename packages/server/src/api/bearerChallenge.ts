import type { StepUpDemand } from '@challenge-kit/core'

const PARAMETER = /(?<name>[\w-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<token>[^\s,"]+))/g
const ACR_VALUE = /^[\x21-\x7e]{1,128}$/
const MAX_VALUES = 16
const MAX_LENGTH = 4_096

/**
 * The demand in a `WWW-Authenticate` header. Null if the API did not refuse the request because of the sign-in.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9470#section-3
 */
export function stepUpDemand(header: string | null): StepUpDemand | null {
  if (header === null || header.length > MAX_LENGTH || !/(?:^|,)\s*bearer\s/i.test(header)) return null
  const parameters = new Map<string, string>()
  for (const { groups: { name = '', quoted, token } = {} } of header.matchAll(PARAMETER))
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(?<char>.)/g, '$<char>') ?? token ?? '')
  if (parameters.get('error') !== 'insufficient_user_authentication') return null
  const acrValues = (parameters.get('acr_values') ?? '').split(' ').filter((value) => ACR_VALUE.test(value))
  const maxAge = parameters.get('max_age') ?? ''
  return {
    acrValues: acrValues.slice(0, MAX_VALUES),
    maxAge: /^\d{1,9}$/.test(maxAge) ? Number(maxAge) : null,
  }
}
