import { scenario, signsIn } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, waitFor } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test } from 'vitest'
import { SignIn } from './SignIn.tsx'

test('text typed before hydration stays and is sent', async () => {
  sessionStorage.clear()
  const backend = scenario([signsIn()])
  const page = (
    <QueryClientProvider client={new QueryClient()}>
      <SignIn transport={backend.transport} />
    </QueryClientProvider>
  )
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(page)
  const [username, password] = container.querySelectorAll('input')
  if (!username || !password) throw new TypeError('The form has no fields.')
  username.value = 'alice'
  password.value = 'correct horse'
  const problems: unknown[] = []
  const root = await act(async () =>
    hydrateRoot(container, page, { onRecoverableError: (error) => problems.push(error) }),
  )
  onTestFinished(async () => {
    await act(async () => root.unmount())
    container.remove()
  })
  expect(problems).toEqual([])
  expect([username.value, password.value]).toEqual(['alice', 'correct horse'])
  await act(async () => container.querySelector('form')?.requestSubmit())
  // The first call waits until the code that it needs is loaded.
  await waitFor(() =>
    expect(backend.sent).toEqual([{ call: 'start', input: { username: 'alice', password: 'correct horse' } }]),
  )
})
