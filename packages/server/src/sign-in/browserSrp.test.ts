import { createSignIn, type SignIn } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { PASSWORD } from '../testing/testBackend.ts'
import { cognitoClient } from '../testing/testBackend.ts'
import { createSrpBackend } from '../testing/srpBackend.ts'

const phone = '+15550839'
const ada = { username: 'ada', password: PASSWORD, attributes: { phone_number: phone } }

/** A backend and a recorder of every request, response and security event. */
function createRecordedBackend() {
  const backend = createSrpBackend({ users: [ada], settings: { mfa: 'ON', factors: ['SMS_MFA'] } })
  const messages: string[] = []
  const record = async (message: Request | Response): Promise<void> => {
    messages.push(JSON.stringify([...message.headers]), await message.clone().text())
  }
  async function fetch(request: Request): Promise<Response> {
    await record(request)
    const response = await backend.pool.fetch(request)
    await record(response)
    return response
  }
  const handler = backend.newHandler({
    cognito: cognitoClient(fetch),
    onEvent: (event) => messages.push(JSON.stringify(event)),
  })
  const browser = createTestBrowser(async (request, context) => {
    await record(request)
    messages.push(request.url)
    const response = await handler(request, context)
    await record(response)
    return response
  })
  return { ...backend, browser, recorded: () => messages.join('\n') }
}

const submit = (state: SignIn, password: string) => {
  if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
  return state.submit({ username: 'ada', password })
}

test.each(['right at once', 'wrong password first'])(
  'with `browserSrp` no password reaches the backend: %s',
  async (attempt) => {
    const { browser, pool, recorded } = createRecordedBackend()
    const { getState } = createSignIn({ transport: browser.transport, browserSrp: true })
    if (attempt === 'wrong password first')
      expect(await submit(getState(), `${PASSWORD}?`)).toMatchObject({ error: { code: 'invalid_credentials' } })
    const reply = await submit(getState(), PASSWORD)
    if (reply.step !== 'SMS_MFA') throw new Error(`expected SMS_MFA, got ${reply.step}`)
    expect(await reply.submit({ code: pool.outbox.last(phone)?.code ?? '' })).toMatchObject({ step: 'SIGNED_IN' })
    expect(recorded()).toContain('secretBlock')
    expect(recorded()).not.toContain(PASSWORD)
  },
)

test('the recorder of this test records a password that the browser sends', async () => {
  const { browser, recorded } = createRecordedBackend()
  const { getState } = createSignIn({ transport: browser.transport })
  expect(await submit(getState(), PASSWORD)).toMatchObject({ error: { code: 'bad_request' } })
  expect(recorded()).toContain(PASSWORD)
})
