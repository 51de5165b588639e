import { expect, test } from 'vitest'
import { enDeferred } from '../../messages/en/deferred.ts'
import { createTranslate } from '../../messages/messages.ts'
import { attributeField } from './attributeField.ts'

const t = createTranslate(
  { 'attribute.custom:card': 'Library card number', 'attribute.custom:card.hint': 'On the back.' },
  enDeferred,
)

test.each([
  ['given_name', 'Given name', 'given-name', 'text'],
  ['email', 'Email', 'email', 'email'],
  ['phone_number', 'Phone number', 'tel', 'tel'],
  ['birthdate', 'Date of birth', 'bday', 'date'],
  ['custom:card', 'Library card number', undefined, 'text'],
  ['custom:favourite_book', 'Favourite book', undefined, 'text'],
  ['custom:shoeSize', 'Shoe Size', undefined, 'text'],
  ['constructor', 'Constructor', undefined, 'text'],
])('the attribute %s has the label "%s"', (name, label, autoComplete, type) => {
  expect(attributeField(name, t)).toMatchObject({ label, autoComplete, type })
})

test('an attribute has a hint only if the page’s messages have one', () => {
  expect(attributeField('custom:card', t).hint).toBe('On the back.')
  expect(attributeField('given_name', t).hint).toBeUndefined()
})
