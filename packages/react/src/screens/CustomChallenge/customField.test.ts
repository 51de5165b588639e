import { expect, test } from 'vitest'
import { createTranslate } from '../../messages/messages.ts'
import { customField } from './customField.ts'

const fromLambda = { question: 'Which branch?', label: 'Branch', hint: 'As it is on your card.', lang: 'en' }

test('the texts are messages of the page, if the page has a message for the key of the question', () => {
  const t = createTranslate({
    'question.branch': '最初に本を借りた分館はどこですか？',
    'question.branch.label': '分館',
  })
  expect(customField({ ...fromLambda, questionKey: 'branch' }, t)).toEqual({
    question: '最初に本を借りた分館はどこですか？',
    label: '分館',
    hint: undefined,
  })
})

test('a message can contain the public parameters', () => {
  const t = createTranslate({ 'question.sum': '{a} + {b} = ?' })
  expect(customField({ questionKey: 'sum', a: '2', b: '5' }, t).question).toBe('2 + 5 = ?')
})

test.each([
  ['without a message for the key', { ...fromLambda, questionKey: 'branch' }],
  ['without a key', fromLambda],
  ['with the name of a member of every object as key', { ...fromLambda, questionKey: 'constructor' }],
])('%s, the texts are the public parameters, and `lang` is their language', (_when, parameters) => {
  expect(customField(parameters, createTranslate({ 'question.other': 'Which other?' }))).toEqual(fromLambda)
})
