import type { Translate } from '../../messages/messages.ts'

/** How the form asks for a user attribute. */
export interface AttributeField {
  readonly label: string
  readonly hint: string | undefined
  readonly type: 'text' | 'email' | 'tel' | 'url' | 'date'
  readonly autoComplete: string | undefined
}

// The standard attributes that a user can fill in, with their `autocomplete` and `type`.
const STANDARD: Readonly<Record<string, readonly [autoComplete: string, type?: AttributeField['type']]>> = {
  name: ['name'],
  given_name: ['given-name'],
  middle_name: ['additional-name'],
  family_name: ['family-name'],
  nickname: ['nickname'],
  email: ['email', 'email'],
  phone_number: ['tel', 'tel'],
  birthdate: ['bday', 'date'],
  gender: ['sex'],
  address: ['street-address'],
  website: ['url', 'url'],
}

/**
 * The field for the attribute `name`. If the messages have no label for the attribute, the label is made from the
 * attribute's name.
 */
export function attributeField(name: string, t: Translate): AttributeField {
  const [autoComplete, type = 'text'] = (Object.hasOwn(STANDARD, name) ? STANDARD[name] : undefined) ?? []
  return {
    label: t.optional(`attribute.${name}`) ?? readable(name),
    hint: t.optional(`attribute.${name}.hint`),
    type,
    autoComplete,
  }
}

// Converts `custom:library_card` to `Library card`.
function readable(name: string): string {
  const words = name
    .replace(/^(custom|dev):/, '')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/[_\-.]+/g, ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
