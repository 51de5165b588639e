import { field } from '../cognito/thrown.ts'
import type { CognitoReply } from './post.ts'

/** The members that the AWS SDK turns into a `Date`. Cognito sends seconds since 1970. */
const DATES = /"(?:CreatedAt|DeviceCreateDate|DeviceLastAuthenticatedDate|DeviceLastModifiedDate)"/

/**
 * The output of an operation. Throws the exception of Cognito as the AWS SDK does: an error with `name`, `$fault` and
 * `$metadata`. A reply that is no JSON, such as the page of a proxy, throws a SyntaxError.
 */
export function readReply(reply: CognitoReply): unknown {
  const { status, text } = reply
  const hasNullOrDate = text.includes('null') || DATES.test(text)
  const json: unknown = JSON.parse(text === '' ? '{}' : text, hasNullOrDate ? revive : undefined)
  if (status >= 200 && status < 300) return json
  throw exceptionOf(json, reply)
}

function revive(key: string, value: unknown): unknown {
  if (typeof value === 'number' && DATES.test(`"${key}"`)) return new Date(value * 1_000)
  // The AWS SDK leaves members out that are null.
  return value ?? undefined
}

function exceptionOf(json: unknown, { status, errorType }: CognitoReply): Error {
  const types = [errorType, field(json, '__type'), field(json, 'code')]
  const type = types.find((one) => typeof one === 'string' && one !== '')
  const message = field(json, 'message') ?? field(json, 'Message')
  return Object.assign(new Error(typeof message === 'string' ? message : ''), {
    // The long form is `com.amazonaws.cognito#CodeMismatchException:http://…`.
    name: /^(?:[^#]*#)?(\w+)/.exec(typeof type === 'string' ? type : '')?.[1] ?? 'UnknownError',
    $fault: status >= 500 ? 'server' : 'client',
    $metadata: { httpStatusCode: status },
  })
}
