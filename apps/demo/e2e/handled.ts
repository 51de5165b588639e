import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AuthFlowType, ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'

/** Where a question or a flow is dealt with, in Markdown; and why no journey meets it, if none does. */
export interface Handled {
  readonly name: string
  readonly where: readonly string[]
  readonly unmet: string | undefined
}

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')

/** A link to a file of the repository, from a guide. */
const link = (path: string): string => `[${path.split('/').at(-1)}](../../${path})`

const unmetQuestions: Readonly<Record<string, string>> = {
  ADMIN_NO_SRP_AUTH: 'it is only the name of a flow',
}

const noSignIn = `it renews a session and starts no sign-in: see ${link('apps/demo/e2e/renewal.spec.ts')}`

const unmetFlows: Readonly<Record<string, string>> = {
  REFRESH_TOKEN: noSignIn,
  REFRESH_TOKEN_AUTH: noSignIn,
}

/** Every name of ChallengeNameType, and the exceptions that are questions as well. */
export function questions(): Handled[] {
  const answered = new Map(
    [...read('packages/server/src/challengeNames.ts').matchAll(/^ {2}([A-Z_]+): '(\w+)',$/gm)].map(
      ([, name = '', by = '']) => [name, by],
    ),
  )
  const names = [...new Set([...Object.values<string>(ChallengeNameType), ...answered.keys()])]
  return names.map((name) => ({
    name,
    where: [decoder(name), answerer(name, answered.get(name) ?? '')],
    unmet: unmetQuestions[name],
  }))
}

/** Which file of core decodes it. */
function decoder(name: string): string {
  const folder = 'packages/core/src/challenges'
  if (name === 'PASSWORD_SRP') return `${link(`${folder}/firstFactor.ts`)}, as \`PASSWORD\` in the list of methods`
  const file = readdirSync(`${root}/${folder}`).find((one) => read(`${folder}/${one}`).includes(`Spec<'${name}'> = {`))
  return file === undefined ? 'nothing' : link(`${folder}/${file}`)
}

/** Who answers it: a person on a screen, or the backend. */
function answerer(name: string, by: string): string {
  const itself = `the backend: ${link('packages/server/src/automatic.ts')}`
  if (name === 'PASSWORD_SRP') return `${itself}, if the list has no \`PASSWORD\``
  if (by === 'unsupported') return 'nobody: the page shows `UNSUPPORTED`'
  const page = name === 'PASSWORD_VERIFIER' ? '; with `browserSrp`, the page' : ''
  if (by === 'automatic') return itself + page
  const text = read('packages/react/src/sign-in/screens.ts')
  const [, loaded = ''] = new RegExp(`^ {2}${name}: lazy\\(([^]*?)\\),\\n {2}[A-Z}]`, 'm').exec(text) ?? []
  const [, shared = ''] = new RegExp(`^const ${loaded} = (.*)$`, 'm').exec(text) ?? []
  const [, screen] = /import\('\.\.\/([^']+)'\)/.exec(loaded + shared) ?? []
  if (screen === undefined) throw new Error(`screens.ts has no screen for ${name}, or e2e/handled.ts does not find it.`)
  return `the user: ${link(`packages/react/src/${screen}`)}`
}

const begin = link('packages/server/src/begin.ts')
const opening = link('packages/server/src/opening.ts')
const renewal = `not used: ${link('packages/server/src/refresh.ts')} calls \`GetTokensFromRefreshToken\` instead`

const begunBy: Readonly<Record<AuthFlowType, string>> = {
  ADMIN_USER_PASSWORD_AUTH: `${begin}, by default`,
  ADMIN_NO_SRP_AUTH: `${begin}, if \`authFlow\` says so`,
  USER_AUTH: `${begin}, if \`authFlow\` says so; also after \`ConfirmSignUp\``,
  CUSTOM_AUTH: `${begin}, if \`authFlow\` says so`,
  USER_SRP_AUTH: `${begin}, if \`authFlow\` says so; ${opening}, for a remembered device`,
  USER_PASSWORD_AUTH: `${opening}, for a remembered device, if \`announcedBy\` says so`,
  REFRESH_TOKEN_AUTH: renewal,
  REFRESH_TOKEN: renewal,
}

/** Every value of AuthFlowType. A new one does not compile before it is said here who begins it. */
export function flows(): Handled[] {
  return Object.values(AuthFlowType).map((name) => ({ name, where: [begunBy[name]], unmet: unmetFlows[name] }))
}
