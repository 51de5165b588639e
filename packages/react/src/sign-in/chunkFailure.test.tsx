import { asks, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { alice } from '../testing/account.ts'
import { enterCredentials, openSignIn, openStepUp } from '../testing/page.tsx'

test('if a screen cannot be loaded, the screen before it shows an error, and sending again loads it again', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*NewPasswordForm*'] })
  onTestFinished(() => void cdp().send('Network.setBlockedURLs', { urls: [] }))
  const backend = scenario([asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: [], passwordPolicy: null })])
  const page = openSignIn(backend)
  await enterCredentials(page)
  await waitFor(() =>
    expect(page.getByRole('alert').textContent).toBe('Part of this page couldn’t be loaded. Please try again.'),
  )
  expect(page.input('Username').value).toBe('alice@example.com')
  await cdp().send('Network.setBlockedURLs', { urls: [] })
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await page.findByRole('heading', { name: 'Choose a new password' })
  expect(backend.sent.map(({ call }) => call)).toEqual(['start'])
})

test('if a step-up cannot be loaded, an error is shown and a button loads it again', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*StepUp/StepUpScope.tsx*'] })
  onTestFinished(() => void cdp().send('Network.setBlockedURLs', { urls: [] }))
  const page = openStepUp(scenario([], { session: alice }))
  await waitFor(() =>
    expect(page.getByRole('alert').textContent).toBe('Part of this page couldn’t be loaded. Please try again.'),
  )
  await cdp().send('Network.setBlockedURLs', { urls: [] })
  await page.user.click(page.getByRole('button', { name: 'Try again' }))
  await page.findByRole('heading', { name: 'Confirm it’s you' })
})
