import { describe, expect, test } from 'vitest'
import { declaredExceptions, departures } from './contract.ts'

const result = { AccessToken: 'a', IdToken: 'i', ExpiresIn: 3600, TokenType: 'Bearer' }

describe('an answer is held against the response schema of the SDK', () => {
  test('a proper answer departs in nothing', () => {
    expect(departures('AdminInitiateAuth', { AuthenticationResult: result, ChallengeParameters: {} })).toEqual([])
    expect(departures('AdminInitiateAuth', { AvailableChallenges: ['PASSWORD'] })).toEqual([])
  })

  test.each([
    ['AdminInitiateAuth', { Tokens: {} }, 'AdminInitiateAuth.Tokens is unknown to the SDK'],
    ['AdminInitiateAuth', { Session: 1 }, 'AdminInitiateAuth.Session is no string'],
    [
      'AdminInitiateAuth',
      { ChallengeParameters: { MFAS_CAN_SETUP: ['SMS_MFA'] } },
      'AdminInitiateAuth.ChallengeParameters.MFAS_CAN_SETUP is no string',
    ],
    [
      'AdminInitiateAuth',
      { AuthenticationResult: { ExpiresIn: '1' } },
      'AdminInitiateAuth.AuthenticationResult.ExpiresIn is no number',
    ],
    ['AdminInitiateAuth', { AvailableChallenges: [1] }, 'AdminInitiateAuth.AvailableChallenges[0] is no string'],
    ['AdminInitiateAuth', [], 'AdminInitiateAuth is no structure'],
    ['GetUser', { UserAttributes: [{ Value: 'x' }], Username: 'ada' }, 'GetUser.UserAttributes[0].Name is missing'],
    ['GetUser', { UserAttributes: [] }, 'GetUser.Username is missing'],
    ['AdminGetUser', { Username: 'ada', Enabled: 'true' }, 'AdminGetUser.Enabled is no boolean'],
    ['AdminDeleteUser', { Username: 'ada' }, 'AdminDeleteUser is not empty'],
    ['NoSuch', {}, 'NoSuch is no operation of the SDK'],
  ])('%s %j', (operation, body, departure) => {
    expect(departures(operation, body)).toContain(departure)
  })

  test('the exceptions of an operation are those the SDK declares', () => {
    expect(declaredExceptions('AdminInitiateAuth')).toContain('MFAMethodNotFoundException')
    expect(declaredExceptions('InitiateAuth')).not.toContain('MFAMethodNotFoundException')
  })
})
