import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import type { UserPool } from '@challenge-kit/emulator'
import { type EmulatorServer, listen } from '@challenge-kit/emulator/node'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readKeys } from '../crypto/keys.ts'
import { createExaminedPool } from '../testing/doctor/examination.ts'
import { CLIENT_ID, CLIENT_SECRET } from '../testing/testBackend.ts'
import { runDoctor } from './doctor.ts'

let pool: UserPool
let server: EmulatorServer
beforeAll(async () => {
  pool = createExaminedPool()
  server = await listen(pool.fetch)
  process.env['AWS_ACCESS_KEY_ID'] = 'any'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'CANARY-aws-secret'
})
afterAll(async () => {
  delete process.env['AWS_ACCESS_KEY_ID']
  delete process.env['AWS_SECRET_ACCESS_KEY']
  await server.close()
})

const SEAL_KEY = 'Q0FOQVJZ3Qy8mXo2lDkq0r7sVZt1uWxYzAbCdEfGhIj'

const run = (args: readonly string[], environment: Record<string, string> = {}, colour = false) =>
  runDoctor(['doctor', ...args], { environment, colour, clock: () => pool.clock.now() })

const flags = (): string[] => ['--user-pool-id', pool.id, '--client-id', CLIENT_ID, '--endpoint', server.url]
const secrets = { CLIENT_SECRET, SEAL_KEY, ORIGIN: 'https://app.example.com' }

test('without an error the exit code is 0, and the last line counts the checks', async () => {
  const { output, exitCode } = await run(flags(), secrets)
  expect(output).toMatch(/^User pool us-east-1_Emulator1, app client 3n4b5urk1ft4fl3mg5e62d9ado\n/)
  expect(output).toMatch(/\n0 errors, 0 warnings, \d+ not checked, \d+ ok\n$/)
  expect(output).toContain('Not checked, because only --config tells the doctor the options: options, timeout, ')
  expect(exitCode).toBe(0)
})

test('with an error the exit code is 1, and the report says what is wrong and what to change', async () => {
  pool.clients.update(CLIENT_ID, { tokenRevocation: false })
  const { output, exitCode } = await run(flags(), secrets)
  pool.clients.update(CLIENT_ID, { tokenRevocation: true })
  expect(output).toContain(`error token-revocation
  EnableTokenRevocation is off, so a sign-out leaves the refresh token valid.
  Change: Set EnableTokenRevocation of the app client to true (CDK: enableTokenRevocation: true).
`)
  expect(exitCode).toBe(1)
})

test('a warning alone leaves the exit code 0', async () => {
  pool.clients.update(CLIENT_ID, { authSessionValidity: 3 })
  const { output, exitCode } = await run(flags(), secrets)
  pool.clients.update(CLIENT_ID, { authSessionValidity: 15 })
  expect([exitCode, output.includes('warning auth-session-short')]).toEqual([0, true])
})

test('a connection that a proxy breaks is reported with its error, and not as an answer of Cognito', async () => {
  const endpoint = server.url.replace('http:', 'https:')
  const { output, exitCode } = await run([...flags(), '--endpoint', endpoint], secrets)
  expect(output).toMatch(/DescribeUserPool of us-east-1_Emulator1 fails, because Cognito does not answer \(E\w+\)/)
  expect(exitCode).toBe(1)
})

test('an empty variable counts as absent, and origins may have spaces between them', async () => {
  const without = { CLIENT_SECRET, AUTH_FLOW: '', ORIGIN: '', SEAL_KEY: '', REDIS_URL: '' }
  expect((await run(flags(), without)).output).toBe((await run(flags(), { CLIENT_SECRET })).output)
  const spaced = { ...secrets, ORIGIN: 'https://app.example.com, https://www.example.com' }
  expect((await run(flags(), spaced)).exitCode).toBe(0)
})

test('--json prints the same findings as data', async () => {
  const { output } = await run([...flags(), '--json'], { ...secrets, CLIENT_SECRET: 'CANARY-wrong-secret' })
  expect(JSON.parse(output)).toMatchObject({
    userPoolId: pool.id,
    errors: 1,
    warnings: 0,
    results: expect.arrayContaining([
      expect.objectContaining({ id: 'client-secret', level: 'error' }),
      expect.objectContaining({ id: 'token-revocation', level: 'ok' }),
    ]) as unknown,
  })
})

test('colours change no text', async () => {
  const [plain, coloured] = [await run(flags(), secrets), await run(flags(), secrets, true)]
  expect(coloured.output).not.toBe(plain.output)
  expect(stripVTControlCharacters(coloured.output)).toBe(plain.output)
})

test('no output contains a secret, whatever is wrong', async () => {
  const wrong = [
    { ...secrets, CLIENT_SECRET: 'CANARY-client-secret' },
    { ...secrets, SEAL_KEY: 'CANARY' },
    { ...secrets, SEAL_KEY: 'CANARY with blanks' },
    { ...secrets, REDIS_URL: 'redis://:CANARY@127.0.0.1:1' },
    { ...secrets, AUTH_FLOW: 'NO_SUCH_FLOW', CLIENT_SECRET: 'CANARY-client-secret' },
  ]
  for (const environment of wrong) {
    for (const more of [[], ['--json']]) {
      const { output, exitCode } = await run([...flags(), ...more], environment)
      expect(exitCode).toBeGreaterThan(0)
      for (const secret of ['CANARY', CLIENT_SECRET, SEAL_KEY]) expect(output).not.toContain(secret)
    }
  }
})

test.each([
  [['doctor'], 'Give --config, or --user-pool-id and --client-id'],
  [[], 'Write `doctor` after the name of the program.'],
  [['doctor', '--client-secret', 'CANARY'], "Unknown option '--client-secret'"],
  [['doctor', '--config', 'nowhere.js'], 'nowhere.js'],
  [['doctor', '--config', 'package.json'], 'package.json'],
])('the arguments %j end the doctor with code 2 and a reason', async (args, reason) => {
  const finished = await runDoctor(args, { environment: {}, colour: false, clock: Date.now })
  expect(finished).toMatchObject({ exitCode: 2, output: expect.stringContaining(reason) as string })
  expect(finished.output).not.toContain('CANARY')
})

test('a module of --config that throws a secret ends the doctor with a reason that does not contain the secret', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'doctor-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const config = join(directory, 'options.mjs')
  await writeFile(config, `throw new Error('the key CANARY-seal-key and redis://:CANARY@redis are wrong')`)
  const environment = { SEAL_KEY: 'CANARY-seal-key', REDIS_URL: 'redis://:CANARY@redis' }
  const { output, exitCode } = await run(['--config', config], environment)
  expect([exitCode, output]).toEqual([2, 'the key ••• and ••• are wrong\n'])
})

test('--help names every option and every variable', async () => {
  const { output, exitCode } = await run(['--help'])
  const names = [
    '--config',
    '--user-pool-id',
    '--client-id',
    '--auth-flow',
    '--origin',
    '--region',
    '--endpoint',
    '--json',
    '--new-key',
  ]
  for (const name of [...names, 'CLIENT_SECRET', 'SEAL_KEY', 'REDIS_URL']) expect(output).toContain(name)
  expect(exitCode).toBe(0)
})

test('--new-key prints another key each time, which the backend accepts and whose id is the date', async () => {
  const keys = [await run(['--new-key', '--json']), await run(['--new-key', '--json'])].map(
    ({ output }) => JSON.parse(output) as { readonly id: string; readonly secret: string },
  )
  const [first = { id: '', secret: '' }, second = first] = keys
  expect(readKeys([first]).newest).toBe(new Date(pool.clock.now()).toISOString().slice(0, 10))
  expect(first.secret).not.toBe(second.secret)
  expect((await run(['--new-key'])).output).toMatch(/^SEAL_KEY=[\w-]{43}$/m)
})

test('the program loads the options from a module, and ends although the module keeps a timer', async () => {
  const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--import=tsx',
      '--conditions=@challenge-kit/source',
      file('main.ts'),
      'doctor',
      '--config',
      file('../testing/doctor/authConfig.ts'),
    ],
    { env: { ...process.env, EMULATOR_URL: server.url } },
  )
  expect(stdout).toMatch(/\n0 errors, 0 warnings, 0 not checked, \d+ ok\n$/)
})
