import { asks, holds, scenario, signsIn } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, waitFor } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { SignInProvider } from './SignInProvider.tsx'
import { enterCredentials, openPage, openSignIn } from '../testing/page.tsx'
import { SignIn } from './SignIn.tsx'

const sms = asks('SMS_MFA', { destination: '+*******0839' })
const CODE = 'Code from the text message'

const errors: unknown[] = []
const listen = (event: ErrorEvent | PromiseRejectionEvent): void => void errors.push(event)
beforeEach(() => {
  errors.length = 0
  for (const type of ['error', 'unhandledrejection'] as const) addEventListener(type, listen)
})
afterEach(() => {
  for (const type of ['error', 'unhandledrejection'] as const) removeEventListener(type, listen)
  if (errors.length > 0) throw new Error('the page had an error without a handler', { cause: errors[0] })
})

/** A page with one flow, in which a part can be shown in another way. */
function openKept(transport: Parameters<typeof SignInProvider>[0]['transport'], part: ReactNode) {
  sessionStorage.clear()
  const client = new QueryClient()
  const page = openPage(null)
  const show = (shown: ReactNode): void =>
    page.rerender(
      <QueryClientProvider client={client}>
        <SignInProvider transport={transport}>{shown}</SignInProvider>
      </QueryClientProvider>,
    )
  show(part)
  return { page, show }
}

test('F19 the page is unmounted while a call is in progress', async () => {
  const warn = vi.spyOn(console, 'error')
  onTestFinished(() => warn.mockRestore())
  const backend = scenario([holds(sms), signsIn()])
  const { page, show } = openKept(backend.transport, <SignIn />)
  await enterCredentials(page)
  await waitFor(() => expect(backend.sent).toHaveLength(1))
  show(null)
  await act(async () => backend.release())
  show(<SignIn />)
  await page.user.type(await page.findInput(CODE), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(warn).not.toHaveBeenCalled()
})

test('F20 StrictMode mounts every component twice', async () => {
  const backend = scenario([sms, signsIn()])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await page.user.type(await page.findInput(CODE), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'answer'])
})

test('F21 the sign-in is mounted again with another key', async () => {
  const backend = scenario([sms, signsIn()])
  const { page, show } = openKept(backend.transport, <SignIn key="one" />)
  await enterCredentials(page)
  await page.findInput(CODE)
  show(<SignIn key="two" />)
  await page.user.type(await page.findInput(CODE), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'answer'])
})

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render() {
    return this.state.failed ? <p>This part failed.</p> : this.props.children
  }
}

function Broken(): ReactNode {
  throw new Error('a mistake of the application')
}

test('F23 a component of the application throws', async () => {
  const shown = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => shown.mockRestore())
  const backend = scenario([sms, signsIn()])
  const { page, show } = openKept(
    backend.transport,
    <Boundary key="one">
      <SignIn components={{ SMS_MFA: Broken }} />
    </Boundary>,
  )
  await enterCredentials(page)
  await page.findByText('This part failed.')
  show(
    <Boundary key="two">
      <SignIn />
    </Boundary>,
  )
  await page.user.type(await page.findInput(CODE), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start', 'answer'])
  errors.length = 0 // React reports the error of the application to the window.
})

test('F26 the clock of the browser is wrong by years', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(1999, 0, 1) })
  onTestFinished(() => void vi.useRealTimers())
  const page = openSignIn(scenario([asks('SMS_MFA', { destination: null }, { expiresIn: 60 }), signsIn()]))
  await enterCredentials(page)
  const code = await page.findInput(CODE)
  expect(page.container.textContent).toMatch(/About 1 min left/)
  await page.user.type(code, '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
})

/** Does to the texts of a page what a browser's translator does. */
function translate(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts.filter(({ parentElement }) => !parentElement?.closest('[translate="no"]'))) {
    const font = document.createElement('font')
    text.parentNode?.replaceChild(font, text)
    font.append(text)
  }
}

test('F48 a translator replaces the texts of the page', async () => {
  const backend = scenario([sms, sms, signsIn()])
  const page = openSignIn(backend)
  translate(page.container)
  await enterCredentials(page)
  for (const digits of ['1', '123456']) {
    const code = await page.findInput(CODE)
    translate(page.container)
    await page.user.type(code, `${digits}{Enter}`)
  }
  await waitFor(() => expect(backend.sent.length).toBeGreaterThan(1))
  translate(page.container)
  await page.user.type(await page.findInput(CODE), '123456{Enter}')
  await page.findByRole('heading', { name: 'You’re signed in' })
})

test('F49 an extension adds elements and attributes before hydration', async () => {
  sessionStorage.clear()
  const backend = scenario([signsIn()])
  const app = (
    <QueryClientProvider client={new QueryClient()}>
      <SignIn transport={backend.transport} />
    </QueryClientProvider>
  )
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(app)
  const [username, password] = container.querySelectorAll('input')
  if (!username || !password) throw new TypeError('The form has no fields.')
  password.setAttribute('data-manager', 'fills')
  password.after(document.createElement('manager-button'))
  container.append(document.createElement('manager-overlay'))
  const root = await act(async () => hydrateRoot(container, app, { onRecoverableError: () => undefined }))
  onTestFinished(async () => {
    await act(async () => root.unmount())
    container.remove()
  })
  const fields = [...container.querySelectorAll('input')]
  fields.forEach((field) => (field.value = 'alice'))
  await act(async () => container.querySelector('form')?.requestSubmit())
  await waitFor(() => expect(backend.sent).toMatchObject([{ call: 'start', input: { username: 'alice' } }]))
})
