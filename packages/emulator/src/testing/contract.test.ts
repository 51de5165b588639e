import { describe, expect, test } from 'vitest'
import { declaredExceptions, schemaViolations } from './contract.ts'

const result = { AccessToken: 'a', IdToken: 'i', ExpiresIn: 3600, TokenType: 'Bearer' }

describe('a response is compared with the response schema of the SDK', () => {
  test('a correct response has no differences', () => {
    expect(schemaViolations('AdminInitiateAuth', { AuthenticationResult: result, ChallengeParameters: {} })).toEqual([])
    expect(schemaViolations('AdminInitiateAuth', { AvailableChallenges: ['PASSWORD'] })).toEqual([])
  })

  test.each([
    ['AdminInitiateAuth', { Tokens: {} }, 'AdminInitiateAuth.Tokens is unknown to the SDK'],
    ['AdminInitiateAuth', { Session: 1 }, 'AdminInitiateAuth.Session is not a string'],
    [
      'AdminInitiateAuth',
      { ChallengeParameters: { MFAS_CAN_SETUP: ['SMS_MFA'] } },
      'AdminInitiateAuth.ChallengeParameters.MFAS_CAN_SETUP is not a string',
    ],
    [
      'AdminInitiateAuth',
      { AuthenticationResult: { ExpiresIn: '1' } },
      'AdminInitiateAuth.AuthenticationResult.ExpiresIn is not a number',
    ],
    ['AdminInitiateAuth', { AvailableChallenges: [1] }, 'AdminInitiateAuth.AvailableChallenges[0] is not a string'],
    ['AdminInitiateAuth', [], 'AdminInitiateAuth is not a structure'],
    ['GetUser', { UserAttributes: [{ Value: 'x' }], Username: 'ada' }, 'GetUser.UserAttributes[0].Name is missing'],
    ['GetUser', { UserAttributes: [] }, 'GetUser.Username is missing'],
    ['AdminGetUser', { Username: 'ada', Enabled: 'true' }, 'AdminGetUser.Enabled is not a boolean'],
    ['AdminDeleteUser', { Username: 'ada' }, 'AdminDeleteUser is not empty'],
    ['NoSuch', {}, 'NoSuch is not an operation of the SDK'],
  ])('%s %j', (operation, body, departure) => {
    expect(schemaViolations(operation, body)).toContain(departure)
  })

  test('the exceptions of an operation are the ones that the SDK declares', () => {
    expect(declaredExceptions('AdminInitiateAuth')).toContain('MFAMethodNotFoundException')
    expect(declaredExceptions('InitiateAuth')).not.toContain('MFAMethodNotFoundException')
  })
})
