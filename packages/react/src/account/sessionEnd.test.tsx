import { scenario, signsIn } from '@challenge-kit/core/testing'
import { expect, test } from 'vitest'
import { Devices } from './Devices/Devices.tsx'
import { RequireSession } from '../session/RequireSession.tsx'
import { useSignOut } from '../session/useSignOut.ts'
import { account, devices, refuses } from '../testing/account.ts'
import { openAccount } from '../testing/accountPage.tsx'
import { enterCredentials } from '../testing/page.tsx'

test('a session that ended elsewhere: whoever signed in on this page is asked to sign in again', async () => {
  const talk = scenario([signsIn()], { account: { devices: refuses('signed_out') } })
  const page = openAccount(
    talk,
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

test('signing out leaves nothing of the account in the cache', async () => {
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
