import { scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Devices } from '../Devices/Devices.tsx'
import { account, alice, atFirst, devices, refuses } from '../../testing/account.ts'
import { openAccount } from '../../testing/accountPage.tsx'

test('signing in again stands in the screen’s place; then what was asked is done, and the focus is on the screen', async () => {
  const talk = scenario([signsIn()], {
    session: alice,
    account: {
      devices: async () => ({ devices }),
      'device-forget': atFirst('step_up_required', async () => ({ devices: devices.slice(0, 1) })),
    },
  })
  const page = openAccount(talk, <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  expect(page.queryByRole('list')).toBeNull()
  await page.user.type(page.input('Password'), 'correct horse{Enter}')
  await page.findByText('Safari on iPhone: forgotten.')
  expect(page.getAllByRole('listitem')).toHaveLength(1)
  expect(talk.sent.map(({ call }) => call)).toEqual(['devices', 'device-forget', 'session', 'start', 'device-forget'])
})

test('whoever would rather not is back where they were', async () => {
  const page = openAccount(account({ 'device-forget': refuses('step_up_required') }), <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  await page.user.click(page.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Your devices' })))
})
