import { waitFor } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { expect, test } from 'vitest'
import { account, alice, failsOnce, devices, rejectsWith } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { Devices } from './Devices.tsx'

const names = (items: readonly HTMLElement[]) => items.map((item) => item.querySelector('bdi')?.textContent)

test('each device is listed with the date of its last use, and the current device is marked', async () => {
  const page = openAccount(account(), <Devices />)
  await page.findByRole('list', { name: 'Devices' })
  const items = page.getAllByRole('listitem')
  expect(names(items)).toEqual(['Firefox on Linux', 'Safari on iPhone', 'Unnamed device'])
  expect(items[0]?.textContent).toMatch(/This device.*Last used on April 6, 2026/)
  expect(items[1]?.textContent).toMatch(/Remembered/)
  expect(items[2]?.textContent).not.toMatch(/Remembered/)
})

test('forgetting a device needs a confirmation, and cancelling it returns the focus to the device', async () => {
  const backend = account()
  const page = openAccount(backend, <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  const keep = page.getByRole('button', { name: 'Keep' })
  expect(document.activeElement).toBe(keep)
  await page.user.click(keep)
  const forget = await page.findByRole('button', { name: 'Forget device Safari on iPhone' })
  await waitFor(() => expect(document.activeElement).toBe(forget))
  expect(backend.sent.map(({ call }) => call)).toEqual(['devices'])
})

test('a forgotten device is removed from the list and announced, and the focus moves to the next device', async () => {
  const backend = account()
  const page = openAccount(backend, <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  const message = await page.findByText('Safari on iPhone: forgotten.')
  expect(message.getAttribute('role')).toBe('status')
  await waitFor(() =>
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Forget device Unnamed device' })),
  )
  expect(names(page.getAllByRole('listitem'))).toEqual(['Firefox on Linux', 'Unnamed device'])
  expect(backend.sent.at(-1)).toEqual({ call: 'device-forget', input: { id: 'dev-2' } })
  expect(page.client.getQueryData(['account', 'devices'])).toEqual({ devices: [devices[0], devices[2]] })
})

test('after the last device is forgotten, the heading has the focus', async () => {
  const page = openAccount(
    account({
      devices: async () => ({ devices: devices.slice(0, 1) }),
      'device-forget': async () => ({ devices: [] }),
    }),
    <Devices />,
  )
  await page.user.click(await page.findByRole('button', { name: 'Forget device Firefox on Linux' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.findByText('No device is listed yet.')
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Your devices' })))
})

test('if forgetting fails, an error is shown and the user can try again', async () => {
  const page = openAccount(account({ 'device-forget': rejectsWith('network') }), <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(page.getByRole('button', { name: 'Forget' }).isConnected).toBe(true)
})

test('if fetching the list fails, a button fetches it again', async () => {
  const page = openAccount(account({ devices: failsOnce('network', async () => ({ devices })) }), <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Try again' }))
  expect(await page.findAllByRole('listitem')).toHaveLength(3)
})

test('if a step-up is needed, the device is forgotten after it without another click', async () => {
  const backend = account({ 'device-forget': failsOnce('step_up_required', async () => ({ devices: [] })) })
  const page = openAccount(backend, <Devices stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await page.findByText('Safari on iPhone: forgotten.')
  expect(backend.sent.filter(({ call }) => call === 'device-forget')).toHaveLength(2)
})

test('cancelling the step-up forgets no device and shows no error', async () => {
  const backend = account({ 'device-forget': rejectsWith('step_up_required') })
  const page = openAccount(backend, <Devices stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.user.click(await page.findByRole('button', { name: 'Rather not' }))
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading')))
  expect(page.getByRole('alert').textContent).toBe('')
  expect(backend.sent.filter(({ call }) => call === 'device-forget')).toHaveLength(1)
})

test('if the list needs a step-up, the list is fetched after it', async () => {
  const page = openAccount(
    account({ devices: failsOnce('step_up_required', async () => ({ devices })) }),
    <Devices stepUp={StepUpButtons} />,
  )
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  expect(await page.findAllByRole('listitem')).toHaveLength(3)
})

function OpenLater({ screen }: { readonly screen: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    screen
  ) : (
    <button type="button" onClick={() => setOpen(true)}>
      Open
    </button>
  )
}

test('if the session is over, the page’s session becomes null, and the list is fetched twice at most', async () => {
  const backend = account({ devices: rejectsWith('signed_out') })
  const page = openAccount(backend, <OpenLater screen={<Devices />} />)
  // The list is fetched for the user who is signed in. A reply for an earlier user does not end the session.
  page.client.setQueryData(['session'], alice)
  await page.user.click(page.getByRole('button', { name: 'Open' }))
  await page.findByText('You’re signed out. Please sign in again.')
  expect(page.client.getQueryData(['session'])).toBeNull()
  expect(backend.sent.filter(({ call }) => call === 'devices').length).toBeLessThanOrEqual(2)
})

test('a reply that arrives after another user signed in is discarded', async () => {
  let answer: (list: { devices: typeof devices }) => void = () => {}
  const page = openAccount(
    account({ 'device-forget': () => new Promise((resolve) => (answer = resolve)) }),
    <Devices />,
  )
  page.client.setQueryData(['session'], alice)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  page.client.setQueryData(['session'], { ...alice, username: 'bob' })
  answer({ devices: devices.slice(0, 1) })
  await page.findByText('Safari on iPhone: forgotten.')
  expect(page.client.getQueryData(['account', 'devices'])).toEqual({ devices })
})
