import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const ownPool = { USER_POOL_ID: 'eu-central-1_Example', CLIENT_ID: 'client' }

describe('without USER_POOL_ID and CLIENT_ID', () => {
  test('the demo starts the lab at port 4300', () => {
    expect(readConfig({}, [])).toMatchObject({
      port: 4300,
      origin: 'http://localhost:4300',
      built: false,
      client: null,
      authFlow: 'ADMIN_USER_PASSWORD_AUTH',
    })
  })

  test('AUTH_FLOW may name the older admin flow', () => {
    expect(readConfig({ AUTH_FLOW: 'ADMIN_NO_SRP_AUTH' }, []).authFlow).toBe('ADMIN_NO_SRP_AUTH')
  })

  test('AUTH_FLOW is refused for a flow that the visitor chooses on the page', () => {
    expect(() => readConfig({ AUTH_FLOW: 'USER_AUTH' }, [])).toThrow(/^AUTH_FLOW must be one of ADMIN_.* in the lab/)
  })
})

describe('with USER_POOL_ID and CLIENT_ID', () => {
  test('the demo uses that user pool', () => {
    expect(readConfig(ownPool, []).client).toEqual({
      userPoolId: 'eu-central-1_Example',
      clientId: 'client',
    })
  })

  test('CLIENT_SECRET is the secret of the app client', () => {
    expect(readConfig({ ...ownPool, CLIENT_SECRET: 'secret' }, []).client?.clientSecret).toBe('secret')
  })

  test.each(['ADMIN_USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'USER_AUTH', 'CUSTOM_AUTH'])(
    'AUTH_FLOW may be %s',
    (flow) => {
      expect(readConfig({ ...ownPool, AUTH_FLOW: flow }, []).authFlow).toBe(flow)
    },
  )

  test('an unknown AUTH_FLOW is refused with the list of flows', () => {
    expect(() => readConfig({ ...ownPool, AUTH_FLOW: 'USER_PASSWORD_AUTH' }, [])).toThrow(/ADMIN_.*, CUSTOM_AUTH/)
  })
})

test.each([
  ['USER_POOL_ID alone', { USER_POOL_ID: 'eu-central-1_Example' }, 'Set both USER_POOL_ID and CLIENT_ID'],
  ['CLIENT_ID alone', { CLIENT_ID: 'client' }, 'Set both USER_POOL_ID and CLIENT_ID'],
  ['CLIENT_SECRET alone', { CLIENT_SECRET: 'secret' }, 'CLIENT_SECRET needs USER_POOL_ID and CLIENT_ID'],
  ['an ARN as USER_POOL_ID', { ...ownPool, USER_POOL_ID: 'arn:aws:cognito-idp' }, 'USER_POOL_ID must be the id'],
  ['a PORT that is no number', { PORT: 'http' }, 'PORT must be a number from 1 to 65535'],
])('%s is refused with a sentence that says what to change', (_case, env, message) => {
  expect(() => readConfig(env, [])).toThrow(message)
})

test('SEAL_KEY is used as given, and generated where it is not set', () => {
  expect(readConfig({ SEAL_KEY: 'mine' }, []).sealKey).toBe('mine')
  expect(readConfig({}, []).sealKey).toMatch(/^[\w-]{43}$/)
  expect(readConfig({}, []).sealKey).not.toBe(readConfig({}, []).sealKey)
})

test('--built serves the production build', () => {
  expect(readConfig({}, ['node', 'main.ts', '--built']).built).toBe(true)
})
