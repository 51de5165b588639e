import { asks, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { ja } from '../../messages/ja.ts'
import type { ScreenProps } from '../../sign-in/screens.ts'
import { enterCredentials, openSignIn, reopenSignIn } from '../../testing/page.tsx'
import { CustomChallengeForm } from './CustomChallengeForm.tsx'

const parameters = { question: 'Which branch did you first borrow from?', hint: 'As it is on your card.' }
const first = asks('CUSTOM_CHALLENGE', { parameters, repeats: null })

test('the challenge is shown, and the answer is sent as it was typed', async () => {
  const backend = scenario([first, signsIn()])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.findByText('Which branch did you first borrow from?')
  const answer = page.input('Your answer')
  await waitFor(() => expect(document.activeElement).toBe(answer))
  expect(answer.getAttribute('aria-describedby')).toContain(page.getByText('As it is on your card.').id)
  await page.user.type(answer, '{Enter}')
  await page.findByText('Please fill this in.')
  await page.user.type(answer, ' Harbour {Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent[1]?.input).toMatchObject({ answer: { answer: ' Harbour ' } })
})

test('a repeated challenge shows an error at the field, which has the focus', async () => {
  const page = openSignIn(scenario([first, asks('CUSTOM_CHALLENGE', { parameters, repeats: 'same' })]))
  await enterCredentials(page)
  await page.user.type(await page.findInput('Your answer'), 'Hill{Enter}')
  await page.findByText('That answer didn’t match. Please try again.')
  const answer = page.input('Your answer')
  expect(answer.getAttribute('aria-invalid')).toBe('true')
  await waitFor(() => expect(document.activeElement).toBe(answer))
  expect(answer.value).toBe('')
})

test('the next challenge shows a notice that the answer was accepted', async () => {
  const next = asks('CUSTOM_CHALLENGE', { parameters: { question: 'Which colour?' }, repeats: 'other' })
  const page = openSignIn(scenario([first, next]))
  await enterCredentials(page)
  await page.user.type(await page.findInput('Your answer'), 'Harbour{Enter}')
  await page.findByText('Thank you. Here is the next question.')
  expect(page.getByText('Which colour?').getAttribute('data-ck-part')).toBe('lead')
})

describe('a question with a key', () => {
  const question = { question: 'Which branch?', label: 'Branch', hint: 'As it is on your card.', lang: 'en' }
  const asked = asks('CUSTOM_CHALLENGE', { parameters: { ...question, questionKey: 'branch' }, repeats: null })

  test('is shown in the language of the page, if the page has a message for the key', async () => {
    const inJapanese = {
      ...ja,
      'question.branch': 'どの分館ですか？',
      'question.branch.hint': 'カードに記載があります。',
    }
    const page = reopenSignIn(scenario([], { resume: asked }), { messages: inJapanese })
    const lead = await page.findByText('どの分館ですか？')
    expect(lead.closest('[lang]')?.getAttribute('lang')).toBe('ja')
    const answer = page.input('回答')
    expect(answer.getAttribute('aria-describedby')).toContain(page.getByText('カードに記載があります。').id)
    expect(page.container.textContent).not.toMatch(/Which branch|As it is/)
  })

  test('is otherwise the text of the Lambda trigger, with the language of this text', async () => {
    const page = reopenSignIn(scenario([], { resume: asked }), { messages: ja })
    for (const text of [question.question, question.label, question.hint]) {
      expect((await page.findByText(text)).closest('[lang]')?.getAttribute('lang')).toBe('en')
    }
    expect(page.getByRole('heading').closest('[lang]')?.getAttribute('lang')).toBe('ja')
  })

  test('has a label in the language of the page, if the Lambda trigger sends no label', async () => {
    const resume = asks('CUSTOM_CHALLENGE', { parameters: { question: 'Which branch?', lang: 'en' }, repeats: null })
    const page = reopenSignIn(scenario([], { resume }), { messages: ja })
    expect((await page.findByText('回答')).closest('[lang]')?.getAttribute('lang')).toBe('ja')
  })
})

test('your own component can describe the field', async () => {
  const Card = (props: ScreenProps<'CUSTOM_CHALLENGE'>) => (
    <CustomChallengeForm {...props} field={{ question: 'Your card number?', label: 'Card', inputMode: 'numeric' }} />
  )
  const page = openSignIn(scenario([first]), { components: { CUSTOM_CHALLENGE: Card } })
  await enterCredentials(page)
  expect((await page.findInput('Card')).inputMode).toBe('numeric')
})
