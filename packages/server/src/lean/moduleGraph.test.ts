import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')

/** The packages that an entry point loads through imports that are not only of types. */
function loaded(entry: string): Set<string> {
  const files = new Set([join(source, entry)])
  const packages = new Set<string>()
  // The loop also visits the files that it adds to the set.
  for (const file of files)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^'"]*?'([^']+)'/gm))
      if (name.startsWith('.')) files.add(join(dirname(file), name))
      else packages.add(name)
  return packages
}

test('the lean entry point does not load the AWS SDK, and the entry point of the package does', () => {
  const sdk = '@aws-sdk/client-cognito-identity-provider'
  expect([...loaded('lean/index.ts')].filter((name) => name.startsWith('@aws-sdk/'))).toEqual([])
  expect(loaded('lean/index.ts')).toContain('@smithy/signature-v4')
  expect(loaded('index.ts')).toContain(sdk)
})
