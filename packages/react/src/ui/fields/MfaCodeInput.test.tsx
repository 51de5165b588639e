import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { MfaCodeInput } from './MfaCodeInput.tsx'

function openField(onChange?: (code: string) => void) {
  const view = render(<MfaCodeInput aria-label="Code" onChange={({ target }) => onChange?.(target.value)} />)
  onTestFinished(view.unmount)
  const input = view.getByLabelText('Code')
  if (!(input instanceof HTMLInputElement)) throw new TypeError('not an input')
  input.focus()
  return input
}

/** Types as an input method does: `steps` are what it shows while it composes, the last of them is committed. */
async function compose(...steps: string[]): Promise<void> {
  for (const text of steps) {
    await cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  await cdp().send('Input.insertText', { text: steps.at(-1) ?? '' })
}

test('one text input, told apart by browsers and phones', () => {
  const input = openField()
  const attributes = Object.fromEntries([...input.attributes].map(({ name, value }) => [name, value]))
  expect(attributes).toMatchObject({
    type: 'text',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    autocapitalize: 'none',
    autocorrect: 'off',
    spellcheck: 'false',
    enterkeyhint: 'done',
    dir: 'ltr',
  })
  expect(attributes).not.toHaveProperty('maxlength')
  expect(attributes).not.toHaveProperty('pattern')
})

test('full-width digits through an input method arrive whole, and are not touched while it composes', async () => {
  const shown: string[] = []
  const told = vi.fn<(code: string) => void>()
  const input = openField(told)
  input.addEventListener('compositionupdate', () => shown.push(input.value))
  await compose('１', '１２', '１２３', '１２３４', '１２３４５', '１２３４５６')
  expect(input.value).toBe('123456')
  expect(shown.join()).not.toContain('1')
  expect(told.mock.calls).toEqual([['123456']])
})

test('full-width digits without an input method arrive too', async () => {
  const input = openField()
  await cdp().send('Input.insertText', { text: '１２３４５６' })
  expect(input.value).toBe('123456')
})

test.each([
  ['123 456', '123456'],
  ['123-456', '123456'],
  ['１２３　４５６', '123456'],
  ['１２３ー４５６', '123456'],
  ['Your code is 123456.', '123456'],
  ['Your code is 123456. It expires in 10 minutes.', '123456'],
  ['確認コードは４９２０３９です。', '492039'],
  ['١٢٣٤٥٦', '123456'],
  ['12345678', '12345678'],
])('%s is pasted as %s', async (text, code) => {
  const input = openField()
  const user = userEvent.setup()
  await user.paste(text)
  expect(input.value).toBe(code)
})

test('a correction in the middle leaves the caret where it is', async () => {
  const input = openField()
  const user = userEvent.setup()
  await user.type(input, '123456')
  input.setSelectionRange(2, 3)
  await user.paste('9 ')
  expect(input.value).toBe('129456')
  expect(input.selectionStart).toBe(3)
})

test('letters have no place in it, digits alone stay', async () => {
  const input = openField()
  await userEvent.type(input, 'a1b2c3')
  expect(input.value).toBe('123')
})

test('it serves a page that keeps the code itself', async () => {
  function Page() {
    const [code, setCode] = useState('')
    return (
      <>
        <MfaCodeInput aria-label="Code" onChange={(event) => setCode(event.target.value)} />
        <output>{code}</output>
      </>
    )
  }
  const view = render(<Page />)
  onTestFinished(view.unmount)
  await userEvent.type(view.getByLabelText('Code'), '12 34')
  expect(view.getByRole('status').textContent).toBe('1234')
})
