import { waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { account, alice, atFirst, devices, refuses } from '../../testing/account.ts'
import { openAccount, StepUpButtons } from '../../testing/accountPage.tsx'
import { Devices } from './Devices.tsx'

const names = (items: readonly HTMLElement[]) => items.map((item) => item.querySelector('bdi')?.textContent)

test('each device is listed with when it was last used, and this one is marked', async () => {
  const page = openAccount(account(), <Devices />)
  await page.findByRole('list', { name: 'Devices' })
  const items = page.getAllByRole('listitem')
  expect(names(items)).toEqual(['Firefox on Linux', 'Safari on iPhone', 'Unnamed device'])
  expect(items[0]?.textContent).toMatch(/This device.*Last used on April 6, 2026/)
  expect(items[1]?.textContent).toMatch(/Remembered/)
  expect(items[2]?.textContent).not.toMatch(/Remembered/)
})

test('forgetting is asked once more; kept, the focus is where it was', async () => {
  const talk = account()
  const page = openAccount(talk, <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  const keep = page.getByRole('button', { name: 'Keep' })
  expect(document.activeElement).toBe(keep)
  await page.user.click(keep)
  const forget = await page.findByRole('button', { name: 'Forget device Safari on iPhone' })
  await waitFor(() => expect(document.activeElement).toBe(forget))
  expect(talk.sent.map(({ call }) => call)).toEqual(['devices'])
})

test('what is forgotten is gone and said; the focus is on what took its place', async () => {
  const talk = account()
  const page = openAccount(talk, <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  const said = await page.findByText('Safari on iPhone: forgotten.')
  expect(said.getAttribute('role')).toBe('status')
  await waitFor(() =>
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Forget device Unnamed device' })),
  )
  expect(names(page.getAllByRole('listitem'))).toEqual(['Firefox on Linux', 'Unnamed device'])
  expect(talk.sent.at(-1)).toEqual({ call: 'device-forget', input: { id: 'dev-2' } })
  expect(page.client.getQueryData(['account', 'devices'])).toEqual({ devices: [devices[0], devices[2]] })
})

test('when the last one is gone, the focus is on the heading', async () => {
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

test('what fails says so, and may be pressed again', async () => {
  const page = openAccount(account({ 'device-forget': refuses('network') }), <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await waitFor(() => expect(page.getByRole('alert').textContent).toMatch(/^We couldn’t connect/))
  expect(page.getByRole('button', { name: 'Forget' }).isConnected).toBe(true)
})

test('a list that did not come is tried again by a press', async () => {
  const page = openAccount(account({ devices: atFirst('network', async () => ({ devices })) }), <Devices />)
  await page.user.click(await page.findByRole('button', { name: 'Try again' }))
  expect(await page.findAllByRole('listitem')).toHaveLength(3)
})

test('signing in again comes first: then it is done without another press', async () => {
  const talk = account({ 'device-forget': atFirst('step_up_required', async () => ({ devices: [] })) })
  const page = openAccount(talk, <Devices stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  await page.findByText('Safari on iPhone: forgotten.')
  expect(talk.sent.filter(({ call }) => call === 'device-forget')).toHaveLength(2)
})

test('rather not: nothing is done, and nothing went wrong', async () => {
  const talk = account({ 'device-forget': refuses('step_up_required') })
  const page = openAccount(talk, <Devices stepUp={StepUpButtons} />)
  await page.user.click(await page.findByRole('button', { name: 'Forget device Safari on iPhone' }))
  await page.user.click(page.getByRole('button', { name: 'Forget' }))
  await page.user.click(await page.findByRole('button', { name: 'Rather not' }))
  await waitFor(() => expect(document.activeElement).toBe(page.getByRole('heading')))
  expect(page.getByRole('alert').textContent).toBe('')
  expect(talk.sent.filter(({ call }) => call === 'device-forget')).toHaveLength(1)
})

test('a list that needs it is read after it', async () => {
  const page = openAccount(
    account({ devices: atFirst('step_up_required', async () => ({ devices })) }),
    <Devices stepUp={StepUpButtons} />,
  )
  await page.user.click(await page.findByRole('button', { name: 'It’s me' }))
  expect(await page.findAllByRole('listitem')).toHaveLength(3)
})

test('where the session is over, the page learns of it, once', async () => {
  const talk = account({ devices: refuses('signed_out') })
  const page = openAccount(talk, <Devices />)
  page.client.setQueryData(['session'], alice)
  await page.findByText('You’re signed out. Please sign in again.')
  expect(page.client.getQueryData(['session'])).toBeNull()
  expect(talk.sent.filter(({ call }) => call === 'devices').length).toBeLessThanOrEqual(2)
})

test('what comes back after someone else signed in is not theirs to see', async () => {
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
