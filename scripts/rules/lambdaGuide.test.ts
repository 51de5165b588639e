import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { root } from '../setUp/program.mjs'
import { text } from './docPages.ts'

const run = promisify(execFile)
const guide = text('docs/guides/lambda.md')
const folder = resolve(root, '.cache/lambda-guide')
const environment = {
  USER_POOL_ID: 'eu-central-1_Example',
  CLIENT_ID: '1example23456789',
  CLIENT_SECRET: 'client-secret',
  SEAL_KEY: 'kGxkX1yVq2T5QfVQ1mB5J1o1x0Z4qf0m0wq6l1r3b9E',
  ORIGIN: 'https://app.example.com',
  CLOUDFRONT_SECRET: 'the secret of CloudFront',
}

/** The words of the guide's command, without its quotation marks. */
function bundleCommand(): readonly string[] {
  const [, command = ''] = /^npx (esbuild .*)$/m.exec(guide) ?? []
  return [...command.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''))
}

// Bundles the guide's function with the guide's command. The condition selects the sources in place of the built packages.
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const [, code = ''] = /^Create `auth\.ts`:\n\n```ts\n(.*?)^```/ms.exec(guide) ?? []
  writeFileSync(join(folder, 'auth.ts'), code)
  const [program = '', ...words] = bundleCommand()
  const esbuild = resolve(root, 'node_modules/.bin', program)
  await run(esbuild, [...words, '--conditions=@challenge-kit/source', '--log-level=warning'], { cwd: folder })
})

interface Invocation {
  readonly statusCode: number
  readonly body: string
  /** What the function printed. */
  readonly log: string
}

/** The result of the function for an event of its function URL. Each call starts the function in a process of its own. */
async function invoke(headers: Record<string, string>, env: Partial<typeof environment> = {}): Promise<Invocation> {
  const http = { method: 'POST', sourceIp: '198.51.100.9' }
  const requestContext = { stage: '$default', http }
  const page = { 'content-type': 'application/json', origin: environment.ORIGIN, 'x-ck-csrf': '1' }
  const message = { headers: { ...page, ...headers }, body: '{}', isBase64Encoded: false }
  const event = { version: '2.0', rawPath: '/auth/session', rawQueryString: '', requestContext, ...message }
  const script = `import { handler } from './dist/auth.mjs'
    console.error(JSON.stringify(await handler(${JSON.stringify(event)})))`
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment, ...env },
  })
  const { statusCode, body }: Invocation = JSON.parse(stderr)
  return { statusCode, body, log: stdout }
}

const secret = { 'x-from-cloudfront': environment.CLOUDFRONT_SECRET, 'cloudfront-viewer-address': '203.0.113.7:50000' }

it('the bundle of the guide to Lambda answers a request that CloudFront has passed on, and knows the address of the client', async () => {
  const { statusCode, body, log } = await invoke(secret)
  expect({ statusCode, body: JSON.parse(body) }).toEqual({ statusCode: 200, body: { session: null } })
  expect(JSON.parse(log)).toMatchObject({ call: 'session', network: '203.0.113.0' })
})

it('the bundle refuses a request without the secret of CloudFront, with an empty one and with a wrong one', async () => {
  for (const headers of [{}, { 'x-from-cloudfront': '' }, { 'x-from-cloudfront': 'the secret of CloudFlare' }])
    expect(await invoke(headers)).toMatchObject({ statusCode: 403, body: '', log: '' })
})

it('the bundle does not start without the secret of CloudFront', async () => {
  await expect(invoke(secret, { CLOUDFRONT_SECRET: '' })).rejects.toThrow('CLOUDFRONT_SECRET is not set')
})

it('the template starts the bundle, and has each variable and the header that the function reads', () => {
  const [, template = ''] = /^```yaml\n(AWSTemplateFormatVersion.*?)^```/ms.exec(guide) ?? []
  expect(bundleCommand()).toEqual(expect.arrayContaining(['auth.ts', '--outdir=dist', '--out-extension:.js=.mjs']))
  expect(template).toMatch(/^ +CodeUri: dist\/\n +Handler: auth\.handler\n/m)
  const [, variables = ''] = /^ +Variables:\n((?: {10}\w+: .*\n)+)/m.exec(template) ?? []
  expect([...variables.matchAll(/(\w+):/g)].map(([, name = '']) => name)).toEqual(
    expect.arrayContaining(Object.keys(environment)),
  )
  expect(template).toContain('HeaderName: x-from-cloudfront\n')
})
