import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'

/** What each package installs at a user. A new name here needs a reason, because each package is code to trust. */
const allowed = {
  core: [],
  react: ['@challenge-kit/core', 'uqr'],
  server: [
    '@aws-sdk/credential-provider-node',
    '@challenge-kit/core',
    '@smithy/core',
    '@smithy/signature-v4',
    'ipaddr.js',
  ],
}

test.each(Object.entries(allowed))('the package %s installs only the packages %j', (name, packages) => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
    readonly dependencies?: Record<string, string>
    readonly scripts?: Record<string, string>
  }
  expect(Object.keys(manifest.dependencies ?? {})).toEqual(packages)
  expect(Object.keys(manifest.scripts ?? {}).filter((script) => script.endsWith('install'))).toEqual([])
})
