import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import type { AuthFlow } from '../cognito/port.ts'
import { check, type Check } from './check.ts'
import { optionsOf } from './configurationChecks.ts'
import { both, known } from './learned.ts'

interface FlowName {
  /** The values of ExplicitAuthFlows that allow the flow, the current one first. */
  readonly allowedBy: readonly [string, ...string[]]
  /** The member of `authFlows` in the CDK. */
  readonly cdk: string
}

const ADMIN: FlowName = { allowedBy: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'], cdk: 'adminUserPassword' }
const LEGACY = ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH_FLOW_ONLY']

const FLOWS: Readonly<Record<AuthFlow | 'USER_PASSWORD_AUTH', FlowName>> = {
  ADMIN_USER_PASSWORD_AUTH: ADMIN,
  ADMIN_NO_SRP_AUTH: ADMIN,
  USER_AUTH: { allowedBy: ['ALLOW_USER_AUTH'], cdk: 'user' },
  CUSTOM_AUTH: { allowedBy: ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'], cdk: 'custom' },
  USER_SRP_AUTH: { allowedBy: ['ALLOW_USER_SRP_AUTH', ...LEGACY], cdk: 'userSrp' },
  USER_PASSWORD_AUTH: { allowedBy: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'], cdk: 'userPassword' },
}

/** The flows of a client for which nobody chose any. */
const DEFAULT_FLOWS: readonly string[] = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']

const allows = ({ ExplicitAuthFlows: flows }: UserPoolClientType, values: readonly string[]): boolean => {
  const allowed: readonly string[] = flows && flows.length > 0 ? flows : DEFAULT_FLOWS
  return allowed.some((value) => values.includes(value))
}

const addFlow = ({ allowedBy: [value], cdk }: FlowName): string =>
  `Add ${value} to ExplicitAuthFlows of the app client (CDK: authFlows: { ${cdk}: true }).`

export const rotates = ({ RefreshTokenRotation: rotation }: UserPoolClientType): boolean =>
  rotation?.Feature === 'ENABLED'

/** Checks of ExplicitAuthFlows. */
export const flowChecks: readonly Check[] = [
  check({
    id: 'auth-flow',
    checks: 'The app client allows the auth flow of the backend.',
    level: 'error',
    reads: ({ client }) => client,
    problem: (client, { setup: { authFlow } }) =>
      allows(client, FLOWS[authFlow].allowedBy)
        ? null
        : `The app client does not allow ${authFlow}, so no user can sign in.`,
    change: (_, { setup: { authFlow } }) => addFlow(FLOWS[authFlow]),
  }),
  check({
    id: 'device-flow',
    checks: 'The app client allows the auth flow of remembered devices.',
    level: 'error',
    reads: ({ client, setup }) => {
      const { options, authFlow } = setup
      const { remember, announcedBy = 'USER_SRP_AUTH' } = options?.pool?.devices ?? { remember: 'never' }
      if (remember === 'never' || FLOWS[authFlow] !== ADMIN) return null
      return both(client, known(announcedBy))
    },
    problem: ([client, flow]) =>
      allows(client, FLOWS[flow].allowedBy)
        ? null
        : `The app client does not allow ${flow}, so no user can sign in on a remembered device.`,
    change: ([, flow]) => addFlow(FLOWS[flow]),
  }),
  check({
    id: 'user-password-flow',
    checks: 'The app client allows no public call with a plain password.',
    level: 'warning',
    reads: ({ client, setup: { options } }) =>
      options?.pool?.devices?.announcedBy === 'USER_PASSWORD_AUTH' ? null : client,
    problem: (client) =>
      allows(client, FLOWS.USER_PASSWORD_AUTH.allowedBy)
        ? 'The app client allows ALLOW_USER_PASSWORD_AUTH, which the backend does not use, so passwords can be tried past the limits of the backend.'
        : null,
    change: 'Remove ALLOW_USER_PASSWORD_AUTH from ExplicitAuthFlows of the app client.',
  }),
  check({
    id: 'refresh-flow',
    checks: 'The app client allows ALLOW_REFRESH_TOKEN_AUTH or rotates refresh tokens.',
    level: 'warning',
    reads: ({ client }) => client,
    problem: (client) =>
      rotates(client) || allows(client, ['ALLOW_REFRESH_TOKEN_AUTH', ...LEGACY])
        ? null
        : 'The app client neither allows ALLOW_REFRESH_TOKEN_AUTH nor rotates refresh tokens, so Cognito may refuse to refresh sessions.',
    change: 'Add ALLOW_REFRESH_TOKEN_AUTH to ExplicitAuthFlows of the app client, or turn on RefreshTokenRotation.',
  }),
  check({
    id: 'rotation-flow',
    checks: 'An app client that rotates refresh tokens does not allow ALLOW_REFRESH_TOKEN_AUTH.',
    level: 'error',
    reads: ({ client }) => client,
    problem: (client) =>
      rotates(client) && allows(client, ['ALLOW_REFRESH_TOKEN_AUTH'])
        ? 'The app client rotates refresh tokens and allows ALLOW_REFRESH_TOKEN_AUTH, and AWS does not support both together.'
        : null,
    change:
      'Remove ALLOW_REFRESH_TOKEN_AUTH from ExplicitAuthFlows, because the backend calls GetTokensFromRefreshToken.',
  }),
  check({
    id: 'custom-triggers',
    checks: 'The user pool has the three Lambda triggers of CUSTOM_AUTH.',
    level: 'error',
    reads: ({ pool, setup: { authFlow } }) => (authFlow === 'CUSTOM_AUTH' ? pool : null),
    problem: ({ LambdaConfig: triggers = {} }) => {
      const names = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const
      const missing = names.filter((name) => !triggers[name])
      return missing.length > 0 ? `The user pool has no trigger ${missing.join(' and ')}, so CUSTOM_AUTH fails.` : null
    },
    change: 'Add the Lambda functions to LambdaConfig of the user pool (CDK: userPool.addTrigger).',
  }),
  check({
    id: 'preferred-challenge',
    checks: 'The user pool allows the first factor of pool.preferredChallenge.',
    level: 'error',
    reads: (facts) =>
      facts.setup.authFlow === 'USER_AUTH' && facts.setup.options?.pool?.preferredChallenge
        ? both(facts.pool, optionsOf(facts))
        : null,
    problem: ([{ Policies: policies }, { pool }]) => {
      const wanted = pool?.preferredChallenge?.replace('PASSWORD_SRP', 'PASSWORD') ?? ''
      const allowed: readonly string[] = policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']
      return allowed.includes(wanted) ? null : `The user pool does not allow ${wanted} as a first factor.`
    },
    change: 'Add the factor to Policies.SignInPolicy.AllowedFirstAuthFactors, or change pool.preferredChallenge.',
  }),
]
