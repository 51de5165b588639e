import { expect, test } from 'vitest'
import { createRig, PASSWORD } from './testing/rig.ts'

const SESSION = '__Host-Http-ck_session'

async function signedIn() {
  const rig = createRig()
  await rig.browser.call('start', { username: 'ada', password: PASSWORD })
  return rig
}

test('a session planted behind a no-break space is none, and does not hide the own one', async () => {
  const { browser, handler, upstream } = await signedIn()
  const own = `${SESSION}=${browser.cookies.get(SESSION)}`
  const planted = `\u00a0${own}`
  const carrying = (cookie: string) => new Request('https://app.example.com/', { headers: { cookie } })
  expect(await handler.getSession(carrying(planted))).toBeNull()
  expect(await handler.getSession(carrying(`${planted}; ${own}`))).toMatchObject({ username: 'ada' })
  await browser.send('sign-out', {}, { cookie: planted })
  expect(upstream()).toEqual(['AdminInitiateAuth'])
  await browser.send('sign-out', {}, { cookie: `${planted}; ${own}` })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'RevokeToken'])
})

test('signing out with two cookies of the name revokes whatever opens', async () => {
  const { browser, upstream } = await signedIn()
  const pair = `${SESSION}=${browser.cookies.get(SESSION)}`
  await browser.send('sign-out', {}, { cookie: `${pair}; ${SESSION}=nonsense; ${pair}` })
  expect(upstream()).toEqual(['AdminInitiateAuth', 'RevokeToken', 'RevokeToken'])
})
