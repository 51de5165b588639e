import { expect, test } from 'vitest'
import { bundle, firstLoad, leaks } from './bundle.ts'

/** Bundles modules given as text. The first one is the entry. */
function bundled(modules: Record<string, string>) {
  const [input = ''] = Object.keys(modules)
  return bundle({
    configFile: false,
    plugins: [
      {
        name: 'planted',
        enforce: 'pre',
        resolveId: (id) => (id in modules ? `\0${id}` : undefined),
        load: (id) => modules[id.slice(1)],
      },
    ],
    build: { write: false, modulePreload: false, rolldownOptions: { input, external: /^node:/ } },
  })
}

test.each([
  ['the AWS SDK', '/node_modules/@aws-sdk/client-cognito-identity-provider/index.js'],
  ['the AWS SDK', '/node_modules/@smithy/core/index.js'],
  ['jose', '/node_modules/jose/index.js'],
  ["the server's code", '/packages/server/src/crypto/seal.ts'],
  ["the server's code", '/apps/demo/server/main.ts'],
  ["the emulator's code", '/packages/emulator/src/engine.ts'],
])('a bundle with %s is reported: %s', async (name, module) => {
  const planted = await bundled({ page: `import '${module}'`, [module]: 'globalThis.planted = 1' })
  expect(leaks(planted).join()).toContain(name)
})

test('a bundle with a word of the AWS SDK is reported, whichever module contains it', async () => {
  const planted = await bundled({ page: "fetch('/', { headers: { t: 'AWSCognitoIdentityProviderService.X' } })" })
  expect(leaks(planted).join()).toContain('the AWS SDK')
})

test('a bundle without server code is not reported', async () => {
  expect(leaks(await bundled({ page: "console.log('hello')" }))).toEqual([])
})

test('the first load is the entry with its static imports, without its dynamic imports', async () => {
  const files = await bundled({
    page: "import { shared } from 'both'; console.log(shared); import('later')",
    both: 'export const shared = Math.random()',
    later: "import { shared } from 'both'; console.log('on demand', shared)",
  })
  const loaded = firstLoad(files)
    .map((file) => file.code)
    .join()
  expect(files.length).toBeGreaterThan(1)
  expect(loaded).toContain('Math.random')
  expect(loaded).not.toContain('on demand')
})
