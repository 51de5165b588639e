import type { ChallengeSpec } from './challenge.ts'
import type { CognitoCodec } from './cognitoCodec.ts'
import type { IssueCode } from '../errors.ts'
import { readEmbedded, readObject, readStringMap, readStrings } from '../json.ts'
import { newPasswordIssue, readNewPassword, readPasswordPolicy } from '../fields/passwordPolicy.ts'

const PREFIX = 'userAttributes.'

export const newPasswordRequired: ChallengeSpec<'NEW_PASSWORD_REQUIRED'> = {
  readChallenge: (json) => {
    const object = readObject(json, 'bad_response')
    return {
      name: 'NEW_PASSWORD_REQUIRED',
      requiredAttributes: readStrings(object, 'requiredAttributes', 'bad_response'),
      passwordPolicy: readPasswordPolicy(object['passwordPolicy']),
    }
  },
  check: ({ newPassword, attributes }, { requiredAttributes, passwordPolicy }) => {
    const issues: Record<`attributes.${string}`, IssueCode> & { newPassword?: IssueCode } = {}
    const passwordError = newPasswordIssue(passwordPolicy, newPassword)
    if (passwordError) issues.newPassword = passwordError
    for (const name of requiredAttributes) if (!attributes[name]?.trim()) issues[`attributes.${name}`] = 'missing'
    // The issue has the key `attributes.*`, because the reply must not repeat names that a browser sent.
    if (Object.keys(attributes).some((name) => !requiredAttributes.includes(name)))
      issues['attributes.*'] = 'not_offered'
    return issues
  },
}

export const newPasswordCodec: CognitoCodec<'NEW_PASSWORD_REQUIRED'> = {
  // The list omits attributes that already have a value, because Cognito refuses a new value for them.
  parse: ({ parameters, passwordPolicy }) => {
    const listed = readEmbedded(parameters['requiredAttributes'] ?? '[]', 'upstream_invalid')
    const known = readObject(readEmbedded(parameters['userAttributes'] ?? '{}', 'upstream_invalid'), 'upstream_invalid')
    const requiredAttributes = readStrings({ listed }, 'listed', 'upstream_invalid')
      .map((name) => (name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name))
      .filter((name) => !known[name])
    return { name: 'NEW_PASSWORD_REQUIRED', requiredAttributes, passwordPolicy }
  },
  readAnswer: (json) => {
    const object = readObject(json, 'bad_request', ['newPassword', 'attributes'])
    return {
      newPassword: readNewPassword(object),
      attributes: readStringMap(object, 'attributes', 'bad_request'),
    }
  },
  encode: ({ newPassword, attributes }) => ({
    NEW_PASSWORD: newPassword,
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [PREFIX + name, value])),
  }),
}
