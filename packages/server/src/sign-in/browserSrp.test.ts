import { createSignIn, type SignIn } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { PASSWORD } from '../testing/testBackend.ts'
import { cognitoClient } from '../testing/testBackend.ts'
import { createSrpBackend } from '../testing/srpBackend.ts'

const phone = '+15550839'
const ada = { username: 'ada', password: PASSWORD, attributes: { phone_number: phone } }

/** All that the backend ever holds: what comes in, what goes out, what goes to Cognito, and what is told of it. */
function watched() {
  const backend = createSrpBackend({ users: [ada], settings: { mfa: 'ON', factors: ['SMS_MFA'] } })
  const seen: string[] = []
  const keep = async (message: Request | Response): Promise<void> => {
    seen.push(JSON.stringify([...message.headers]), await message.clone().text())
  }
  async function fetch(request: Request): Promise<Response> {
    await keep(request)
    const response = await backend.pool.fetch(request)
    await keep(response)
    return response
  }
  const handler = backend.newHandler({
    cognito: cognitoClient(fetch),
    onEvent: (event) => seen.push(JSON.stringify(event)),
  })
  const browser = createTestBrowser(async (request, context) => {
    await keep(request)
    seen.push(request.url)
    const response = await handler(request, context)
    await keep(response)
    return response
  })
  return { ...backend, browser, everything: () => seen.join('\n') }
}

const submit = (state: SignIn, password: string) => {
  if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
  return state.submit({ username: 'ada', password })
}

test.each(['as a page of the kit proves it', 'mistyped first'])(
  'a password never reaches the backend: %s',
  async (how) => {
    const { browser, pool, everything } = watched()
    const { getState } = createSignIn({ transport: browser.transport, browserSrp: true })
    if (how === 'mistyped first')
      expect(await submit(getState(), `${PASSWORD}?`)).toMatchObject({ error: { code: 'invalid_credentials' } })
    const asked = await submit(getState(), PASSWORD)
    if (asked.step !== 'SMS_MFA') throw new Error(`expected SMS_MFA, got ${asked.step}`)
    expect(await asked.submit({ code: pool.outbox.last(phone)?.code ?? '' })).toMatchObject({ step: 'SIGNED_IN' })
    expect(everything()).toContain('secretBlock')
    expect(everything()).not.toContain(PASSWORD)
  },
)

test('the watch would see one', async () => {
  const { browser, everything } = watched()
  const { getState } = createSignIn({ transport: browser.transport })
  expect(await submit(getState(), PASSWORD)).toMatchObject({ error: { code: 'bad_request' } })
  expect(everything()).toContain(PASSWORD)
})
