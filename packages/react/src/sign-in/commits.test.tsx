import type { Transport } from '@challenge-kit/core'
import { asks, scenario, signsIn } from '@challenge-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Profiler } from 'react'
import { expect, onTestFinished, test } from 'vitest'
import '../testing/page.tsx' // sets a longer timeout
import { preload } from './preload.ts'
import { screenStyles } from './screenStyles.ts'
import { SignIn } from './SignIn.tsx'

/** Replies after the pending step is on the page, as a network does. */
function slow(transport: Transport): Transport {
  return async (call, input, options) => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return transport(call, input, options)
  }
}

test('React commits the first screen once, a key never, and a step twice', async () => {
  sessionStorage.clear()
  onTestFinished(cleanup)
  // The code of the screens is loaded first. On a busy machine it may arrive after the reply, and React then commits one
  // more time.
  await preload(async () => undefined, screenStyles(undefined))
  const { transport } = scenario([asks('SOFTWARE_TOKEN_MFA', { deviceName: 'Phone' }), signsIn()])
  let commits = 0
  // Without StrictMode, because StrictMode renders twice.
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <Profiler id="sign-in" onRender={() => (commits += 1)}>
        <SignIn transport={slow(transport)} />
      </Profiler>
    </QueryClientProvider>,
  )
  const during = async (act: () => Promise<unknown>): Promise<number> => {
    const before = commits
    await act()
    return commits - before
  }
  const user = userEvent.setup()
  expect(commits).toBe(1)
  expect(await during(() => user.type(page.getByLabelText('Username'), 'alice'))).toBe(0)
  expect(await during(() => user.type(page.getByLabelText('Password'), 'correct-horse'))).toBe(0)
  const start = await during(async () => {
    await user.keyboard('{Enter}')
    const field = await page.findByLabelText('Code from your app')
    await waitFor(() => expect(document.activeElement).toBe(field))
  })
  expect(start).toBe(2)
  expect(await during(() => user.keyboard('123456'))).toBe(0)
  const answer = await during(async () => {
    await user.keyboard('{Enter}')
    await page.findByText('You’re signed in')
  })
  expect(answer).toBe(2)
})
