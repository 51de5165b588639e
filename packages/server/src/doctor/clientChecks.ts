import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import { check, type Check } from './check.ts'
import { optionsOf } from './configurationChecks.ts'
import { rotates } from './flowChecks.ts'
import { both, known } from './learned.ts'

/** Seconds. A process keeps a refreshed session for this time, and a lost reply is repeated within it. */
const GRACE_PERIOD = 20

/** Minutes. The default of the API and of the option. */
const DEFAULT_SESSION = 3

const DAYS = { seconds: 1 / 86_400, minutes: 1 / 1_440, hours: 1 / 24, days: 1 } as const

/** Days. 0 stands for the default, 30. */
function refreshTokenDays({ RefreshTokenValidity: validity, TokenValidityUnits: units }: UserPoolClientType): number {
  return validity ? validity * DAYS[units?.RefreshToken ?? 'days'] : 30
}

/** Checks of the other settings of the app client. */
export const clientChecks: readonly Check[] = [
  check({
    id: 'client-secret',
    checks: 'clientSecret is the secret of the app client.',
    level: 'error',
    reads: ({ client, secretAccepted, setup }) => {
      // The description of the client says the same, if Cognito does not answer the test.
      const described = client.kind === 'known' ? (client.value.ClientSecret ?? null) : undefined
      const needless = described === null && setup.clientSecret !== null
      if (secretAccepted.kind === 'known') return known({ accepted: secretAccepted.value, needless })
      return described === undefined ? secretAccepted : known({ accepted: described === setup.clientSecret, needless })
    },
    problem: ({ accepted, needless }, { setup: { clientSecret } }) => {
      if (needless) return 'clientSecret is set, but the app client has no secret.'
      if (accepted) return null
      return clientSecret === null
        ? 'The app client has a secret, but clientSecret is not set.'
        : 'clientSecret is not the secret of the app client.'
    },
    change: ({ needless }) =>
      needless
        ? 'Remove clientSecret, or better create an app client with a secret (CDK: generateSecret: true).'
        : 'Set clientSecret (or the variable CLIENT_SECRET) to the secret that `aws cognito-idp describe-user-pool-client` shows.',
  }),
  check({
    id: 'confidential-client',
    checks: 'The app client has a secret.',
    level: 'warning',
    reads: ({ client }) => client,
    problem: ({ ClientSecret: secret }) =>
      secret === undefined
        ? 'The app client has no secret, so anybody who knows its id can call Cognito as your backend does.'
        : null,
    change: 'Create an app client with a secret (CDK: generateSecret: true), because a secret cannot be added later.',
  }),
  check({
    id: 'prevent-user-existence',
    checks: 'Cognito does not tell which users exist.',
    level: 'error',
    reads: ({ client }) => client,
    problem: ({ PreventUserExistenceErrors: prevents }) =>
      prevents === 'ENABLED'
        ? null
        : 'PreventUserExistenceErrors is not ENABLED, so a stranger can find out which users exist.',
    change: 'Set PreventUserExistenceErrors of the app client to ENABLED (CDK: preventUserExistenceErrors: true).',
  }),
  check({
    id: 'token-revocation',
    checks: 'A sign-out revokes the tokens.',
    level: 'error',
    reads: ({ client }) => client,
    problem: ({ EnableTokenRevocation: revokes }) =>
      revokes === true ? null : 'EnableTokenRevocation is off, so a sign-out leaves the refresh token valid.',
    change: 'Set EnableTokenRevocation of the app client to true (CDK: enableTokenRevocation: true).',
  }),
  check({
    id: 'rotation-grace',
    checks: 'A refresh whose reply is lost can be repeated.',
    level: 'warning',
    reads: ({ client, setup: { options, redisUrl } }) => (options?.store || redisUrl !== null ? null : client),
    problem: (client) => {
      const grace = client.RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0
      return rotates(client) && grace < GRACE_PERIOD
        ? `RetryGracePeriodSeconds is ${grace}, so users of several instances or after a lost reply are signed out.`
        : null
    },
    change: `Set RefreshTokenRotation.RetryGracePeriodSeconds to ${GRACE_PERIOD} or more (CDK: refreshTokenRotationGracePeriod), or use a store.`,
  }),
  check({
    id: 'auth-session-validity',
    checks: 'pool.authSessionValidity is the AuthSessionValidity of the app client.',
    level: 'error',
    reads: (facts) => both(facts.client, optionsOf(facts)),
    problem: ([{ AuthSessionValidity: minutes = DEFAULT_SESSION }, { pool }]) => {
      const { authSessionValidity: option = DEFAULT_SESSION } = pool ?? {}
      return option === minutes
        ? null
        : `AuthSessionValidity of the app client is ${minutes} minutes, but pool.authSessionValidity is ${option}, so the page shows a wrong time.`
    },
    change: ([{ AuthSessionValidity: minutes = DEFAULT_SESSION }]) =>
      `Set pool.authSessionValidity to ${minutes}, or AuthSessionValidity of the app client to the option's value.`,
  }),
  check({
    id: 'auth-session-short',
    checks: 'A user has the time to set up an authenticator app.',
    level: 'warning',
    reads: ({ client }) => client,
    problem: ({ AuthSessionValidity: minutes = DEFAULT_SESSION }) =>
      minutes < 5 ? `AuthSessionValidity is ${minutes} minutes, which is short for a user who sets up a factor.` : null,
    change:
      'Set AuthSessionValidity of the app client (CDK: authSessionValidity) and pool.authSessionValidity to 15 minutes.',
  }),
  check({
    id: 'refresh-token-validity',
    checks: 'pool.refreshTokenValidity is the RefreshTokenValidity of the app client.',
    level: 'warning',
    reads: (facts) => both(facts.client, optionsOf(facts)),
    problem: ([client, { pool }]) => {
      const days = refreshTokenDays(client)
      const option = pool?.refreshTokenValidity ?? 30
      return Math.abs(days - option) < 0.001
        ? null
        : `Refresh tokens are valid for ${days} days, but pool.refreshTokenValidity is ${option}, so the session cookie ends at another time.`
    },
    change: ([client]) =>
      `Set pool.refreshTokenValidity to ${refreshTokenDays(client)}, or RefreshTokenValidity of the app client to the option's value.`,
  }),
]
