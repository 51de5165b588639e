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
  if (!(input instanceof HTMLInputElement)) throw new TypeError('The element is not an input.')
  input.focus()
  return input
}

/** Types like an input method: it shows each of `steps` while composing, and commits the last one. */
async function compose(...steps: string[]): Promise<void> {
  for (const text of steps) {
    await cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  await cdp().send('Input.insertText', { text: steps.at(-1) ?? '' })
}

test('the code input is one text input with the attributes for browsers and phones', () => {
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

test('full-width digits from an input method are normalised after the composition, not during it', async () => {
  const shown: string[] = []
  const onChange = vi.fn<(code: string) => void>()
  const input = openField(onChange)
  input.addEventListener('compositionupdate', () => shown.push(input.value))
  await compose('１', '１２', '１２３', '１２３４', '１２３４５', '１２３４５６')
  expect(input.value).toBe('123456')
  expect(shown.join()).not.toContain('1')
  expect(onChange.mock.calls).toEqual([['123456']])
})

test('full-width digits without an input method are normalised', async () => {
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
])('pasting %s results in %s', async (text, code) => {
  const input = openField()
  const user = userEvent.setup()
  await user.paste(text)
  expect(input.value).toBe(code)
})

test('a correction in the middle keeps the caret’s position', async () => {
  const input = openField()
  const user = userEvent.setup()
  await user.type(input, '123456')
  input.setSelectionRange(2, 3)
  await user.paste('9 ')
  expect(input.value).toBe('129456')
  expect(input.selectionStart).toBe(3)
})

test('letters are removed and digits stay', async () => {
  const input = openField()
  await userEvent.type(input, 'a1b2c3')
  expect(input.value).toBe('123')
})

test('`onChange` receives the normalised code', async () => {
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
