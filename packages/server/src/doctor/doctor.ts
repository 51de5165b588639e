import { base64url } from '#crypto'
import { runChecks } from './checks.ts'
import { HELP, readCommandLine } from './commandLine.ts'
import { learnFacts } from './facts.ts'
import { hide, report } from './report.ts'
import { type Environment, readSetup } from './setup.ts'

/** The variables that hold secrets. */
const SECRETS = ['CLIENT_SECRET', 'SEAL_KEY', 'REDIS_URL', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']

/** What comes from outside, so that a test can control it. */
export interface Surroundings {
  readonly environment: Environment
  readonly colour: boolean
  readonly clock: () => number
}

export interface Finished {
  readonly output: string
  /** 0: no error. 1: at least one error. 2: the doctor could not start. */
  readonly exitCode: 0 | 1 | 2
}

/** Runs the program. `args` are the arguments after its name. Never rejects. */
export async function runDoctor(
  args: readonly string[],
  { environment, colour, clock }: Surroundings,
): Promise<Finished> {
  try {
    const command = readCommandLine(args)
    if (command.kind === 'help') return { output: HELP, exitCode: 0 }
    if (command.kind === 'new key') return { output: newKey(clock(), command.json), exitCode: 0 }
    const setup = await readSetup(command.given, environment)
    const results = runChecks(await learnFacts(setup, clock))
    const output = report(results, setup, { json: command.given.json, colour })
    return { output, exitCode: results.some(({ level }) => level === 'error') ? 1 : 0 }
  } catch (thrown) {
    // The module of `--config` may throw anything.
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    return {
      output: `${hide(
        SECRETS.map((name) => environment[name] ?? ''),
        reason,
      )}\n`,
      exitCode: 2,
    }
  }
}

/** A seal key of 32 random bytes. Its id is the date, so that newer keys are recognized. */
function newKey(now: number, json: boolean): string {
  const id = new Date(now).toISOString().slice(0, 10)
  const secret = base64url(crypto.getRandomValues(new Uint8Array(32)))
  if (json) return `${JSON.stringify({ id, secret })}\n`
  return `Keep this value in your secret store:

SEAL_KEY=${secret}

Put the key first in the options of createSignInHandler:

keys: [{ id: '${id}', secret: process.env.SEAL_KEY }]
`
}
