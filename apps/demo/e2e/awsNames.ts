import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AuthFlowType, ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'

/** A challenge or an auth flow of Cognito, as docs/guides/challenges.md lists it. */
export interface AwsName {
  readonly name: string
  /** Links to the files that handle the name, in Markdown. */
  readonly handledBy: readonly string[]
  /** Why no journey has this name. Undefined if a journey has the name. */
  readonly whyNoJourney: string | undefined
}

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')

/** A link from a guide to a file of the repository. */
const link = (path: string): string => `[${path.split('/').at(-1)}](../../${path})`

const challengesWithoutJourney: Readonly<Record<string, string>> = {
  ADMIN_NO_SRP_AUTH: 'this is the name of an auth flow and not of a challenge',
}

const refreshesSession = `this auth flow refreshes a session and does not start a sign-in: see ${link('apps/demo/e2e/refresh.spec.ts')}`

const flowsWithoutJourney: Readonly<Record<string, string>> = {
  REFRESH_TOKEN: refreshesSession,
  REFRESH_TOKEN_AUTH: refreshesSession,
}

/** Every name of ChallengeNameType, and the exceptions that the kit shows as challenges. */
export function challengeNames(): AwsName[] {
  const answeredBy = new Map(
    [...read('packages/server/src/sign-in/challengeTraits.ts').matchAll(/^ {2}([A-Z_]+): (\w+)\(\{/gm)].map(
      ([, name = '', kind = '']) => [name, kind],
    ),
  )
  const names = [...new Set([...Object.values<string>(ChallengeNameType), ...answeredBy.keys()])]
  return names.map((name) => ({
    name,
    handledBy: [decoder(name), answerer(name, answeredBy.get(name) ?? '')],
    whyNoJourney: challengesWithoutJourney[name],
  }))
}

/** A link to the file of packages/core that decodes the challenge. */
function decoder(name: string): string {
  const folder = 'packages/core/src/challenges'
  if (name === 'PASSWORD_SRP')
    return `${link(`${folder}/firstFactor.ts`)}; the page shows the challenge as the method \`PASSWORD\``
  const file = readdirSync(`${root}/${folder}`).find((fileName) =>
    read(`${folder}/${fileName}`).includes(`Spec<'${name}'> = {`),
  )
  return file === undefined ? 'no file' : link(`${folder}/${file}`)
}

/** Who answers the challenge: the user on a screen, the backend or nobody. */
function answerer(name: string, kind: string): string {
  const backend = `the backend: ${link('packages/server/src/sign-in/srp.ts')}`
  if (name === 'PASSWORD_SRP')
    return `${backend}. A pool that also offers \`PASSWORD\` is asked for \`PASSWORD\` instead`
  if (kind === 'nobody') return 'nobody: the page shows `UNSUPPORTED`'
  const page = name === 'PASSWORD_VERIFIER' ? '; with the option `browserSrp`, the page' : ''
  if (kind === 'backend') return backend + page
  const text = read('packages/react/src/sign-in/screens.ts')
  const [, loaded = ''] = new RegExp(`^ {2}${name}: onDemand\\(([^]*?)\\),\\n {2}[A-Z}]`, 'm').exec(text) ?? []
  const [, shared = ''] = new RegExp(`^const ${loaded} = (.*)$`, 'm').exec(text) ?? []
  const [, screen] = /import\('\.\.\/([^']+)'\)/.exec(loaded + shared) ?? []
  if (screen === undefined)
    throw new Error(`screens.ts has no screen for ${name}, or e2e/awsNames.ts does not find the screen.`)
  return `the user: ${link(`packages/react/src/${screen}`)}`
}

const start = link('packages/server/src/sign-in/start.ts')
const refresh = `not used: ${link('packages/server/src/session/refresh.ts')} calls \`GetTokensFromRefreshToken\` instead`

const startedBy: Readonly<Record<AuthFlowType, string>> = {
  ADMIN_USER_PASSWORD_AUTH: `${start}, by default`,
  ADMIN_NO_SRP_AUTH: `${start}, if the option \`authFlow\` has this value`,
  USER_AUTH: `${start}, if the option \`authFlow\` has this value; also after \`ConfirmSignUp\``,
  CUSTOM_AUTH: `${start}, if the option \`authFlow\` has this value`,
  USER_SRP_AUTH: `${start}, if the option \`authFlow\` has this value, and for a remembered device`,
  USER_PASSWORD_AUTH: `${start}, for a remembered device, if the option \`pool.devices.announcedBy\` has this value`,
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
}

/** Every value of AuthFlowType. A new value does not compile until `startedBy` has a row for it. */
export function flowNames(): AwsName[] {
  return Object.values(AuthFlowType).map((name) => ({
    name,
    handledBy: [startedBy[name]],
    whyNoJourney: flowsWithoutJourney[name],
  }))
}
