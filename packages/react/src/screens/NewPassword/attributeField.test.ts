import { expect, test } from 'vitest'
import { enLater } from '../../messages/en/deferred.ts'
import { createSay } from '../../messages/messages.ts'
import { attributeField } from './attributeField.ts'

const say = createSay(
  { 'attribute.custom:card': 'Library card number', 'attribute.custom:card.hint': 'On the back.' },
  enLater,
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
])('%s is asked for as %s', (name, label, autoComplete, type) => {
  expect(attributeField(name, say)).toMatchObject({ label, autoComplete, type })
})

test('a hint is the page’s to give', () => {
  expect(attributeField('custom:card', say).hint).toBe('On the back.')
  expect(attributeField('given_name', say).hint).toBeUndefined()
})
