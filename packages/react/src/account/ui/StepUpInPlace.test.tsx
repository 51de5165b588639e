import { scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Devices } from '../Devices/Devices.tsx'
import { account, alice, failsOnce, devices, rejectsWith } from '../../testing/account.ts'
import { openAccount } from '../../testing/accountPage.tsx'

test('a step-up replaces the screen, then the action runs, and the screen has the focus', async () => {
  const backend = scenario([signsIn()], {
    session: alice,
    account: {
      devices: async () => ({ devices }),
      'device-forget': failsOnce('step_up_required', async () => ({ devices: devices.slice(0, 1) })),
    },
  })
  const page = openAccount(backend, <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  expect(page.queryByRole('list')).toBeNull()
  await page.user.type(page.input('Password'), 'correct horse{Enter}')
  await page.findByText('Safari on iPhone: forgotten.')
  expect(page.getAllByRole('listitem')).toHaveLength(1)
  expect(backend.sent.map(({ call }) => call)).toEqual([
    'devices',
    'device-forget',
    'session',
    'start',
    'device-forget',
  ])
})

test('cancelling the step-up returns to the screen', async () => {
  const page = openAccount(account({ 'device-forget': rejectsWith('step_up_required') }), <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.findByRole('heading', { name: 'Confirm it’s you' })
  await page.user.click(page.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Your devices' })))
})

test.each([
  [400, 'card'],
  [340, 'card'],
  [280, 'card'],
  [340, 'none'],
] as const)(
  'the link that cancels the step-up is below the start of the heading (%i pixels, frame %s)',
  async (width, frame) => {
    const backend = account({ devices: rejectsWith('step_up_required') })
    const page = openAccount(backend, <Devices frame={frame} />)
    page.container.style.inlineSize = `${width}px`
    const heading = await page.findByRole('heading', { name: 'Confirm it’s you' })
    const link = page.getByRole('button', { name: 'Cancel' })
    // The card's border is 1 pixel wide.
    const border = frame === 'card' ? 1 : 0
    expect(link.getBoundingClientRect().left).toBe(heading.getBoundingClientRect().left - border)
  },
)
