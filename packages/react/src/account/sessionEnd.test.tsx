import { scenario, signsIn } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { Devices } from './Devices/Devices.tsx'
import { RequireSession } from '../session/RequireSession.tsx'
import { useSignOut } from '../session/useSignOut.ts'
import { account, devices, rejectsWith } from '../testing/account.ts'
import { openAccount } from '../testing/accountPage.tsx'
import { enterCredentials } from '../testing/page.tsx'

test('if the session ended elsewhere, a user who signed in on this page is asked to sign in again', async () => {
  const backend = scenario([signsIn()], { account: { devices: rejectsWith('signed_out') } })
  const page = openAccount(
    backend,
    <RequireSession>
      <Devices />
    </RequireSession>,
  )
  await page.findByRole('heading', { name: 'Sign in' })
  await enterCredentials(page)
  await page.findByText('You’re signed out.')
  expect(page.getByRole('heading').textContent).toBe('Sign in')
  expect(page.client.getQueryData(['session'])).toBeNull()
})

function Leave() {
  const signOut = useSignOut()
  return (
    <button type="button" onClick={() => signOut.mutate()}>
      Leave
    </button>
  )
}

test('signing out removes all account data from the cache', async () => {
  const page = openAccount(
    account(),
    <RequireSession fallback={<p>Nobody is here</p>}>
      <Devices />
      <Leave />
    </RequireSession>,
  )
  await page.findByRole('list', { name: 'Devices' })
  expect(page.client.getQueryData(['account', 'devices'])).toEqual({ devices })
  await page.user.click(page.getByRole('button', { name: 'Leave' }))
  await page.findByText('Nobody is here')
  expect(page.client.getQueryCache().findAll({ queryKey: ['account'] })).toEqual([])
})
