import { otpauthUri } from '@challenge-kit/core'
import { asks, fails, scenario, signsIn } from '@challenge-kit/core/testing'
import { render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import readQr from 'jsqr'
import type { ReactNode } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { enterCredentials, openSignIn, reopenSignIn } from '../../testing/page.tsx'
import { TotpSetup } from './TotpSetup.tsx'
import { useTotpSetup } from './useTotpSetup.ts'

const totp = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPKRUG',
  issuer: 'Lantern Library & Friends',
  account: 'alice+books@example.com',
}
const methods = ['SOFTWARE_TOKEN_MFA'] as const
const key = asks('MFA_SETUP', { methods, totp })

/** What a camera reads from the QR code. */
async function scan(svg: Element) {
  const image = new Image(400, 400)
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGElement)) throw new TypeError('The element is not an SVG.')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`
  await image.decode()
  const context = new OffscreenCanvas(400, 400).getContext('2d')
  context?.drawImage(image, 0, 0, 400, 400)
  const pixels = context?.getImageData(0, 0, 400, 400).data
  return pixels && readQr(pixels, 400, 400)
}

test('QR code, link and key have the same secret and account', async () => {
  const page = openSignIn(scenario([key]))
  await enterCredentials(page)
  const picture = await page.findByRole('img', { name: /^QR code for your authenticator app/ })
  const read = await scan(picture)
  expect(read?.data).toBe(otpauthUri(totp))
  // Some authenticator apps refuse a code that names its character set.
  expect(read?.chunks.map(({ type }) => type)).toEqual(['byte'])
  expect(page.getByRole('link', { name: 'Open in an app on this device' }).getAttribute('href')).toBe(otpauthUri(totp))
  const groups = [...(page.container.querySelector('code')?.children ?? [])].map((group) => group.textContent)
  expect(groups.join('')).toBe(totp.secret)
  expect(groups.every((group) => group.length === 4)).toBe(true)
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading')))
})

test('the key is not translated or spell-checked, and key and QR code are marked for session recorders', async () => {
  const page = openSignIn(scenario([key]))
  await enterCredentials(page)
  const picture = await page.findByRole('img', { name: /^QR code/ })
  const code = page.container.querySelector('code')
  expect(code).toMatchObject({ translate: false, spellcheck: false })
  for (const secret of [picture, code]) expect(secret?.closest('[data-private]')).not.toBeNull()
})

test('the QR code is black on white with a margin of four modules in every theme', async () => {
  document.documentElement.style.colorScheme = 'dark'
  onTestFinished(() => void document.documentElement.style.removeProperty('color-scheme'))
  const page = openSignIn(scenario([key]))
  await enterCredentials(page)
  const picture = await page.findByRole('img', { name: /^QR code/ })
  const [ground, modules] = picture.children
  expect(ground?.getAttribute('fill')).toBe('#fff')
  expect(modules?.getAttribute('fill')).toBe('#000')
  expect(modules?.getAttribute('d')).toMatch(/^M4 4h7/)
  expect(picture.getBoundingClientRect().width).toBeGreaterThanOrEqual(192)
})

test('the key is folded away, so that a card that begins 100 pixels down fits a window of 900', async () => {
  const page = openSignIn(scenario([key]))
  await enterCredentials(page)
  const submit = await page.findByRole('button', { name: 'Finish set-up' })
  expect(page.getByText('Copy key').checkVisibility()).toBe(false)
  const top = page.container.getBoundingClientRect().top
  expect(submit.getBoundingClientRect().bottom - top).toBeLessThan(800)
})

test('the key is copied without spaces, and this is announced', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  onTestFinished(() => write.mockRestore())
  const page = openSignIn(scenario([key]))
  await enterCredentials(page)
  await page.user.click(await page.findByText('Can’t scan? Enter a key by hand'))
  const button = page.getByRole('button', { name: 'Copy key' })
  button.click()
  await waitFor(() => expect(button.textContent).toBe('Copied'))
  expect(write).toHaveBeenCalledWith(totp.secret)
  expect(page.getByText('Key copied.').getAttribute('role')).toBe('status')
})

test('if the clipboard is not allowed, the key is selected', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
  onTestFinished(() => write.mockRestore())
  const page = openSignIn(scenario([key]))
  await enterCredentials(page)
  await page.user.click(await page.findByText('Can’t scan? Enter a key by hand'))
  const button = page.getByRole('button', { name: 'Copy key' })
  button.click()
  await waitFor(() => expect(String(getSelection()).replace(/\s/g, '')).toBe(totp.secret))
  expect(button.textContent).toBe('Copy key')
})

test('the first code finishes the set-up, and a wrong code stays with the key', async () => {
  const backend = scenario([key, fails('code_mismatch'), signsIn()])
  const page = openSignIn(backend)
  await enterCredentials(page)
  const code = await page.findInput('Code from your app')
  await page.user.type(code, '111 111{Enter}')
  await page.findByText('That code didn’t match. Please try again.')
  expect(page.getByRole('img', { name: /^QR code/ }).isConnected).toBe(true)
  await waitFor(() => expect(code.selectionEnd).toBe(6))
  await page.user.keyboard('123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.at(-1)?.input).toMatchObject({ answer: { method: 'SOFTWARE_TOKEN_MFA', code: '123456' } })
})

test('your own form can ask for the name of the authenticator app', async () => {
  const submit = vi.fn<(answer: unknown) => Promise<void>>(async () => {})
  const challenge = { name: 'MFA_SETUP', methods, totp } as const
  const OwnForm = (): ReactNode => {
    const { deviceName, code, onSubmit } = useTotpSetup({ challenge, submit, error: null })
    return (
      <form onSubmit={onSubmit}>
        <label htmlFor={deviceName.label.htmlFor}>Name</label>
        <input {...deviceName.input} />
        <label htmlFor={code.label.htmlFor}>Code</label>
        <input {...code.input} />
        <button type="submit">Finish</button>
      </form>
    )
  }
  const view = render(<OwnForm />)
  onTestFinished(view.unmount)
  await userEvent.type(view.getByLabelText('Code'), '123456{Enter}')
  await userEvent.type(view.getByLabelText('Name'), ' Work phone ')
  await userEvent.type(view.getByLabelText('Code'), '{Enter}')
  expect(submit.mock.calls).toEqual([
    [{ method: 'SOFTWARE_TOKEN_MFA', code: '123456' }],
    [{ method: 'SOFTWARE_TOKEN_MFA', code: '123456', deviceName: 'Work phone' }],
  ])
})

test('after a reload there is a code field and a button for a new key, but no key', async () => {
  const backend = scenario([key], { resume: asks('MFA_SETUP', { methods, totp: null }), username: 'alice' })
  const page = reopenSignIn(backend)
  const code = await page.findInput('Code from your app')
  await waitFor(() => expect(document.activeElement).toBe(code))
  expect(page.getByText(/^To keep your key safe/)).toBeTruthy()
  expect(page.queryByRole('img', { name: /^QR code/ })).toBeNull()
  await page.user.click(page.getByRole('button', { name: 'Make a new key' }))
  await page.findByRole('img', { name: /^QR code/ })
  expect(backend.sent.at(-1)?.input).toMatchObject({ answer: { method: 'SOFTWARE_TOKEN_MFA' } })
})

test('without a method that can be set up, the screen says who can help', async () => {
  const page = openSignIn(scenario([asks('MFA_SETUP', { methods: [], totp: null })]), { help: '/help' })
  await enterCredentials(page)
  await page.findByText(/^A phone number needs to be added/)
  expect(page.getByRole('link', { name: 'Get help' }).getAttribute('href')).toBe('/help')
  expect(page.getByRole('button', { name: 'Start again' }).isConnected).toBe(true)
})

test('outside a sign-in there is no username and no way back, and `submit` receives the answer', async () => {
  const submit = vi.fn<(answer: unknown) => Promise<void>>(async () => {})
  const view = render(
    <TotpSetup challenge={{ name: 'MFA_SETUP', methods, totp }} submit={submit} pending={false} error={null} />,
  )
  onTestFinished(view.unmount)
  expect(view.queryByRole('button', { name: 'Start again' })).toBeNull()
  expect(view.queryByText('Signing in as')).toBeNull()
  expect(document.activeElement).toBe(document.body)
  await userEvent.type(view.getByLabelText('Code from your app'), '123456{Enter}')
  expect(submit.mock.calls).toEqual([[{ method: 'SOFTWARE_TOKEN_MFA', code: '123456' }]])
})
