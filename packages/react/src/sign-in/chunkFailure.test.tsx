import { asks, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { alice } from '../testing/account.ts'
import { enterCredentials, openSignIn, openStepUp } from '../testing/page.tsx'

test('a screen that cannot be loaded is an error of the one before, and sending again tries again', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*NewPasswordForm*'] })
  onTestFinished(() => void cdp().send('Network.setBlockedURLs', { urls: [] }))
  const talk = scenario([asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: [], passwordPolicy: null })])
  const page = openSignIn(talk)
  await enterCredentials(page)
  await waitFor(() =>
    expect(page.getByRole('alert').textContent).toBe('Part of this page couldn’t be loaded. Please try again.'),
  )
  expect(page.input('Username').value).toBe('alice@example.com')
  await cdp().send('Network.setBlockedURLs', { urls: [] })
  await page.user.click(page.getByRole('button', { name: 'Sign in' }))
  await page.findByRole('heading', { name: 'Choose a new password' })
  expect(talk.sent.map(({ call }) => call)).toEqual(['start'])
})

test('a step-up that cannot be loaded says so, and is tried again by a press', async () => {
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
