import { parseArgs } from 'node:util'

/** What the command line says. Null: not given. Secrets are never on the command line, because other users can read it. */
export interface Arguments {
  readonly config: string | null
  readonly userPoolId: string | null
  readonly clientId: string | null
  readonly region: string | null
  readonly endpoint: string | null
  readonly authFlow: string | null
  readonly origins: readonly string[]
  readonly json: boolean
}

export type Command =
  | { readonly kind: 'check'; readonly given: Arguments }
  | { readonly kind: 'new key'; readonly json: boolean }
  | { readonly kind: 'help' }

export const HELP = `Usage: npx @challenge-kit/server doctor [options]

Checks the user pool, the app client, the AWS identity and the options of a backend, and says what to change.
The doctor changes nothing. Its exit code is 1 if it finds an error, and 2 if it cannot start.

  --config <file>       a module that exports the options of createSignInHandler as \`options\`
  --user-pool-id <id>   in place of --config, or the variable USER_POOL_ID
  --client-id <id>      in place of --config, or the variable CLIENT_ID
  --auth-flow <name>    the option authFlow, or the variable AUTH_FLOW
  --origin <origin>     an origin of your pages, as often as you like, or the variable ORIGIN
  --region <region>     default: the region in the id of the pool
  --endpoint <url>      the address of an emulator in place of AWS
  --json                prints JSON
  --new-key             prints a new key for the option keys, and checks nothing
  --help                prints this text

Variables for secrets: CLIENT_SECRET, SEAL_KEY and REDIS_URL. The AWS SDK finds the AWS credentials as usual.
`

/** Reads the arguments after the program's name. Throws an error with a message for the developer. */
export function readCommandLine(args: readonly string[]): Command {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      config: text,
      'user-pool-id': text,
      'client-id': text,
      region: text,
      endpoint: text,
      'auth-flow': text,
      origin: { ...text, multiple: true, default: [] },
      json: flag,
      'new-key': flag,
      help: flag,
    },
  })
  if (values.help) return { kind: 'help' }
  if (positionals.length !== 1 || positionals[0] !== 'doctor')
    throw new Error('Write `doctor` after the name of the program. See --help.')
  if (values['new-key']) return { kind: 'new key', json: values.json }
  return {
    kind: 'check',
    given: {
      config: values.config ?? null,
      userPoolId: values['user-pool-id'] ?? null,
      clientId: values['client-id'] ?? null,
      region: values.region ?? null,
      endpoint: values.endpoint ?? null,
      authFlow: values['auth-flow'] ?? null,
      origins: values.origin,
      json: values.json,
    },
  }
}
