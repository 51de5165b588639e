import { asks, scenario } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, onTestFinished, test } from 'vitest'
import '../styles/first.css'
import { SignIn } from './SignIn.tsx'

// This file does not use `openSignIn`, because `openSignIn` loads all styles.
const code = asks('SMS_MFA', { destination: '+*******0839' })
const loadSheet = () => import('../styles/screens.css')

type Page = ReturnType<typeof open>

function open(loadStyles: () => Promise<unknown>, outcomes = [code]) {
  sessionStorage.clear()
  onTestFinished(cleanup)
  const { transport } = scenario(outcomes)
  const view = render(
    <QueryClientProvider client={new QueryClient()}>
      <SignIn transport={transport} loadStyles={loadStyles} help="/help" />
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  return {
    ...view,
    user,
    async send() {
      await user.type(view.getByLabelText('Username'), 'alice')
      await user.type(view.getByLabelText('Password'), 'correct horse{Enter}')
    },
  }
}

/** The style of every element of the page. */
function looks(container: HTMLElement): string[] {
  return [...container.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element)
    return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')
  })
}

test('a screen has its styles when it appears, and no screen appears before its styles are loaded', async () => {
  const sizes: string[] = []
  let resolve = () => {}
  const gate = new Promise<void>((release) => (resolve = release))
  const page = open(() => gate.then(loadSheet))
  const observer = new MutationObserver(() => {
    const input = page.container.querySelector('[data-ck-part~=code]')
    if (input) sizes.push(getComputedStyle(input).fontSize)
  })
  observer.observe(page.container, { childList: true, subtree: true })
  onTestFinished(() => observer.disconnect())
  await page.send()
  await waitFor(() => expect(page.getByRole('button', { name: 'Checking…' })).toBeTruthy())
  expect(page.container.querySelector('[data-ck-part~=code]')).toBeNull()
  resolve()
  await page.findByLabelText(/Code/)
  expect(sizes[0]).toBe('24px')
})

test.each([
  [
    'the first screen with its errors',
    async ({ user, getByRole }: Page) => {
      await user.click(getByRole('button', { name: 'Sign in' }))
      await user.click(getByRole('button', { name: 'Show password' }))
    },
  ],
  [
    'the form for a forgotten password',
    async ({ user, getByRole, findByRole }: Page) => {
      await user.click(getByRole('button', { name: 'Forgot your password?' }))
      await findByRole('heading', { name: 'Reset your password' })
    },
  ],
])('%s: looks the same with and without the styles of the other screens', async (_, prepare) => {
  const page = open(async () => {})
  await prepare(page)
  await loadSheet()
  const sheets = [...document.styleSheets].filter(({ ownerNode }) => ownerNode?.textContent?.includes("~='qr'"))
  expect(sheets).toHaveLength(1)
  const withSheet = looks(page.container)
  for (const sheet of sheets) sheet.disabled = true
  onTestFinished(() => sheets.forEach((sheet) => (sheet.disabled = false)))
  expect(looks(page.container)).toEqual(withSheet)
  expect(withSheet.length).toBeGreaterThan(15)
})

test.each([
  ['cannot be loaded', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['do not come', () => new Promise(() => {})],
])('if the styles %s, the screen is shown without them', async (_, loadStyles) => {
  const page = open(loadStyles)
  await page.send()
  expect(await page.findByLabelText(/Code/, {}, { timeout: 5000 })).toBeTruthy()
})
