import type { IAuthenticationCallback, ICognitoStorage } from 'amazon-cognito-identity-js'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import type { UserPool } from '../index.ts'
import { password } from './client.ts'

export function memory(): ICognitoStorage {
  const items = new Map<string, string>()
  return {
    setItem: (key: string, value: string) => void items.set(key, value),
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  }
}

/** A user of the client library. `Storage` is the storage of the browser. */
export function cognitoUser(
  pool: UserPool,
  endpoint: string,
  Username: string,
  Storage: ICognitoStorage = memory(),
): CognitoUser {
  const Pool = new CognitoUserPool({ UserPoolId: pool.id, ClientId: 'web', endpoint, Storage })
  return new CognitoUser({ Username, Pool, Storage })
}

export type Outcome = { event: keyof IAuthenticationCallback; value: unknown; more?: unknown }

/** Resolves with the callback that the library calls. */
export function outcome(run: (callbacks: IAuthenticationCallback) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    const on = (event: keyof IAuthenticationCallback) => (value: unknown, more?: unknown) =>
      resolve({ event, value, more })
    run({
      onSuccess: on('onSuccess'),
      onFailure: on('onFailure'),
      newPasswordRequired: on('newPasswordRequired'),
      mfaRequired: on('mfaRequired'),
      totpRequired: on('totpRequired'),
      mfaSetup: on('mfaSetup'),
      selectMFAType: on('selectMFAType'),
      customChallenge: on('customChallenge'),
    })
  })
}

export const signIn = (user: CognitoUser, Password: string = password): Promise<Outcome> =>
  outcome((callbacks) => {
    user.authenticateUser(new AuthenticationDetails({ Username: user.getUsername(), Password }), callbacks)
  })
