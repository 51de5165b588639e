import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// In a process of its own, because another test may have loaded the library in this process.
const program = (firstFactors: readonly string[]): string => `
  import { Session } from 'node:inspector/promises'
  import { createUserPool } from ${JSON.stringify(import.meta.resolve('../createUserPool.ts'))}
  const session = new Session()
  session.connect()
  let loaded = false
  session.on('Debugger.scriptParsed', ({ params }) => (loaded ||= params.url.includes('@simplewebauthn/server')))
  await session.post('Debugger.enable')
  createUserPool({ settings: { firstFactors: ${JSON.stringify(firstFactors)} } })
  process.on('exit', () => console.log(loaded))
`

test.each([
  [['PASSWORD', 'WEB_AUTHN'], 'true'],
  [['PASSWORD'], 'false'],
])(
  'a pool with the first factors %j loads the library for passkeys when it starts: %s',
  async (factors, loaded) => {
    const args = [
      '--import',
      'tsx',
      '--conditions=@challenge-kit/source',
      '--input-type=module',
      '-e',
      program(factors),
    ]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout.trim()).toBe(loaded)
  },
  30_000,
)
