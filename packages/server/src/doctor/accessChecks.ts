import { check, type Check } from './check.ts'
import type { Facts } from './facts.ts'
import { both, type Failure, known, type Learned, unknown } from './learned.ts'

/** Seconds. AWS refuses a signature that is older than five minutes. */
const REFUSED_CLOCK = 300
const BAD_CLOCK = 30

/** Whether Cognito knows the pool or the client: a failure is the fact itself, unless something else caused it. */
function presence(fact: Facts['pool'] | Facts['client']): Learned<string | null> {
  if (fact.kind === 'known') return known(null)
  const own: readonly Failure[] = ['missing', 'unreachable', 'other']
  return own.includes(fact.failure) ? known(fact.reason) : fact
}

/** Checks of the way to AWS and to the store: the region, the credentials, the permissions and the clock. */
export const accessChecks: readonly Check[] = [
  check({
    id: 'region',
    checks: 'The region of the AWS SDK is the region of the user pool.',
    level: 'error',
    reads: ({ region, setup }) => both(region, known(setup.userPoolId)),
    problem: ([region, id]) => {
      if (!/^[\w-]+_[0-9a-zA-Z]+$/.test(id)) return `"${id}" is not the id of a user pool.`
      const [ofPool] = id.split('_')
      return ofPool === region ? null : `The AWS SDK calls the region ${region}, but the user pool is in ${ofPool}.`
    },
    change: ([, id]) =>
      id.includes('_')
        ? `Pass the region to the SDK: new CognitoIdentityProviderClient({ region: '${id.split('_')[0]}' }).`
        : 'Copy the id from the user pool, such as eu-central-1_AbCdEfGhI.',
  }),
  check({
    id: 'credentials',
    checks: 'The AWS SDK has credentials that AWS accepts.',
    level: 'error',
    reads: ({ credentials, pool }) =>
      known([credentials, pool].find((fact) => fact.kind === 'unknown' && fact.failure === 'credentials') ?? null),
    problem: (failed) => failed && 'The AWS SDK has no AWS credentials, or AWS does not accept them.',
    change:
      'Give the backend an IAM role, or sign in on this machine (`aws sso login`, `aws login`), and run `aws sts get-caller-identity` to see which identity is used.',
  }),
  check({
    id: 'user-pool',
    checks: 'Cognito knows the user pool.',
    level: 'error',
    reads: ({ pool }) => presence(pool),
    problem: (reason, { setup }) => reason && `DescribeUserPool of ${setup.userPoolId} fails, because ${reason}.`,
    change: 'Check userPoolId, the region and the AWS account, and that this machine can reach AWS.',
  }),
  check({
    id: 'app-client',
    checks: 'The app client belongs to the user pool.',
    level: 'error',
    // If the pool cannot be read, the row of the pool says why.
    reads: ({ pool, client }) => (pool.kind === 'unknown' && pool.failure !== 'denied' ? pool : presence(client)),
    problem: (reason, { setup }) => reason && `DescribeUserPoolClient of ${setup.clientId} fails, because ${reason}.`,
    change: 'Check clientId: `aws cognito-idp list-user-pool-clients --user-pool-id <id>` lists the app clients.',
  }),
  check({
    id: 'iam-actions',
    checks: 'The AWS identity may call the two Admin actions of the backend.',
    level: 'error',
    reads: ({ deniedActions }) => deniedActions,
    problem: (denied) => (denied.length > 0 ? `AWS denies ${actions(denied)} to this identity.` : null),
    change: (denied, { pool, setup }) => {
      const arn = pool.kind === 'known' ? pool.value.Arn : undefined
      const resource = arn ?? `arn:aws:cognito-idp:*:*:userpool/${setup.userPoolId}`
      return `Allow ${actions(denied)} on ${resource} in a policy of the backend's IAM role.`
    },
  }),
  check({
    id: 'clock',
    checks: 'The clock of this machine agrees with AWS.',
    level: 'error',
    reads: ({ clockAhead }) => clockAhead,
    problem: (ahead) =>
      Math.abs(ahead) > REFUSED_CLOCK * 1_000
        ? `The clock is ${difference(ahead)} the clock of AWS, and AWS refuses requests with such a signature.`
        : null,
    change: 'Set the clock by NTP, or run the doctor on a machine whose clock is right.',
  }),
  check({
    id: 'clock-drift',
    checks: 'The clock of this machine is right to half a minute.',
    level: 'warning',
    reads: ({ clockAhead }) => clockAhead,
    problem: (ahead) =>
      Math.abs(ahead) > BAD_CLOCK * 1_000 && Math.abs(ahead) <= REFUSED_CLOCK * 1_000
        ? `The clock is ${difference(ahead)} the clock of AWS, so sessions and sign-ins end too early or too late.`
        : null,
    change: 'Set the clock by NTP.',
  }),
  check({
    id: 'store',
    checks: 'The store answers, and runs the scripts of the kit.',
    level: 'error',
    reads: ({ store }) => store,
    problem: ({ failure }) => failure && `The store does not work (${failure}).`,
    change: 'Check the address, TLS, the password and the network of the store, and that its user may call EVAL.',
  }),
  check({
    id: 'store-eviction',
    checks: 'The store deletes no session when its memory is full.',
    level: 'warning',
    reads: (facts) => settingOf(facts, 'eviction'),
    problem: (eviction) =>
      eviction === 'noeviction'
        ? null
        : `The maxmemory-policy of the store is ${eviction}, so it deletes sessions when its memory is full.`,
    change: 'Set maxmemory-policy to noeviction in Redis or in its parameter group.',
  }),
  check({
    id: 'store-version',
    checks: 'The store is Redis 6.2 or newer, or Valkey.',
    level: 'error',
    reads: (facts) => settingOf(facts, 'version'),
    problem: (version) => {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      return major > 6 || (major === 6 && minor >= 2) ? null : `The store is Redis ${version}.`
    },
    change: 'Use Redis 6.2 or newer, or Valkey.',
  }),
]

const actions = (names: readonly string[]): string => names.map((name) => `cognito-idp:${name}`).join(' and ')

const difference = (ahead: number): string =>
  `${Math.round(Math.abs(ahead) / 1_000)} seconds ${ahead > 0 ? 'ahead of' : 'behind'}`

const settingOf = (facts: Facts, name: 'eviction' | 'version'): Learned<string> | null => {
  if (facts.store === null || facts.store.kind === 'unknown') return facts.store
  const setting = facts.store.value[name]
  return setting === null ? unknown('not given', 'only a store behind REDIS_URL tells its settings') : known(setting)
}
