import type { Input } from '../wire/input.ts'
import { optionalText } from '../wire/input.ts'
import type { OperationOutput } from '../wire/operation.ts'

/**
 * The standard attributes that every user pool has.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html | User pool attributes}
 */
const standard = `
  sub name given_name family_name middle_name nickname preferred_username profile picture website email email_verified
  gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at
`
  .trim()
  .split(/\s+/)

/** SchemaAttributes: the standard attributes, then the custom attributes of Schema. */
export function schemaAttributes(required: readonly string[], schema: readonly Input[]): OperationOutput[] {
  const given = new Map(schema.map((attribute) => [optionalText(attribute, 'Name') ?? '', attribute]))
  const custom = [...given].filter(([name]) => !standard.includes(name))
  return [
    ...standard.map((Name) => ({
      Name,
      AttributeDataType: typeOf(Name),
      DeveloperOnlyAttribute: false,
      Mutable: Name !== 'sub',
      Required: Name === 'sub' || required.includes(Name),
      ...given.get(Name),
    })),
    ...custom.map(([name, attribute]) => ({
      AttributeDataType: 'String',
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      ...attribute,
      Name: `${attribute['DeveloperOnlyAttribute'] === true ? 'dev:' : ''}custom:${name}`,
    })),
  ]
}

function typeOf(name: string): 'Boolean' | 'Number' | 'String' {
  if (name.endsWith('_verified')) return 'Boolean'
  return name === 'updated_at' ? 'Number' : 'String'
}
