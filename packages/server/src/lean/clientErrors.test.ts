import type { Fault } from '@challenge-kit/emulator'
import { describe, expect, test } from 'vitest'
import type { CognitoPort } from '../cognito/port.ts'
import { clients, failure, passwordStart, withClient } from '../testing/faults/cognitoClients.ts'

type CallOf = (port: CognitoPort) => Promise<unknown>

describe.each(clients)('over %s', (_, create) => {
  test.each<[string, CallOf, readonly [string, string, string | null, boolean]]>([
    [
      'a wrong password',
      (port) => port.initiateAuth(passwordStart('admin', 'ada', 'Wrong-horse-9')),
      ['invalid_credentials', 'invalid_credentials', 'NotAuthorizedException', false],
    ],
    [
      'an unknown user',
      (port) => port.initiateAuth(passwordStart('public', 'nobody')),
      ['invalid_credentials', 'invalid_credentials', 'UserNotFoundException', false],
    ],
    [
      'an unconfirmed user',
      (port) => port.initiateAuth(passwordStart('admin', 'eve')),
      ['invalid_credentials', 'invalid_credentials', 'UserNotConfirmedException', false],
    ],
    [
      'a Cognito Session that is none',
      (port) => port.associateSoftwareToken('x'.repeat(30)),
      ['flow_consumed', 'flow_consumed', 'NotAuthorizedException', false],
    ],
  ])('%s is the same error', async (_name, call, expected) => {
    await withClient(create, async ({ port }) => expect(await failure(call(port()))).toEqual(expected))
  })

  test.each<[string, Fault, readonly [string, string, string | null, boolean]]>([
    [
      'an exception of Cognito',
      { kind: 'error', name: 'LimitExceededException', message: 'Attempt limit exceeded' },
      ['throttled', 'throttled', 'LimitExceededException', false],
    ],
    [
      'an exception that is new',
      { kind: 'error', name: 'QuiteNewException', message: 'new' },
      ['unexpected', 'upstream_invalid', 'QuiteNewException', false],
    ],
    [
      'an exception that is new, with status 503',
      { kind: 'error', name: 'QuiteNewException', message: 'new', status: 503 },
      ['upstream_unavailable', 'outcome_unknown', 'QuiteNewException', true],
    ],
    ['a 500', { kind: 'internal' }, ['upstream_unavailable', 'outcome_unknown', 'InternalErrorException', true]],
    ['throttling', { kind: 'throttle' }, ['throttled', 'throttled', 'TooManyRequestsException', false]],
    [
      'a page of HTML with status 502',
      { kind: 'html' },
      ['upstream_unavailable', 'outcome_unknown', 'SyntaxError', true],
    ],
    [
      'a page of HTML with status 200',
      { kind: 'html', status: 200 },
      ['upstream_unavailable', 'outcome_unknown', 'SyntaxError', true],
    ],
    ['a connection that breaks', { kind: 'drop' }, ['upstream_unavailable', 'outcome_unknown', 'TimeoutError', true]],
    ['a lost reply', { kind: 'lostReply' }, ['upstream_unavailable', 'outcome_unknown', 'TimeoutError', true]],
  ])('%s is the same error, and the call is sent once', async (_name, fault, expected) => {
    await withClient(create, async ({ pool, port, requests }) => {
      pool.faults.next('*', { ...fault, times: 9 })
      expect(await failure(port().initiateAuth(passwordStart('admin')))).toEqual(expected)
      expect(requests()).toBe(1)
    })
  })

  test('a call without a reply ends at the deadline of its request, and a later call of the request is not sent', async () => {
    await withClient(create, async ({ pool, port, requests }) => {
      pool.faults.next('*', { kind: 'slow', milliseconds: 2_000, times: 9 })
      const began = performance.now()
      const cognito = port(100)
      expect(await failure(cognito.initiateAuth(passwordStart('admin')))).toEqual([
        'upstream_unavailable',
        'outcome_unknown',
        null,
        true,
      ])
      expect(performance.now() - began).toBeLessThan(1_500)
      const late = cognito.initiateAuth(passwordStart('admin'))
      expect(await failure(late)).toEqual(['upstream_unavailable', 'upstream_unavailable', null, false])
      expect(requests()).toBe(1)
    })
  })

  test('a server that does not listen has certainly received nothing', async () => {
    let endpoint = ''
    await withClient(
      (url) => create((endpoint = url)),
      () => Promise.resolve(),
    )
    const options = { Username: 'ada', ClientId: 'web' }
    const call = create(endpoint).sendOperation('ForgotPassword', options, 5_000)
    expect(await failure(call)).toEqual(['upstream_unavailable', 'upstream_unavailable', null, false])
  })
})
