/**
 * The order of the folders of each package. A folder imports itself and the folders after it, never one before it. `.`
 * is the package's own folder. A file stands in the longest folder of the list that contains it, or is listed itself.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const rooms = {
  'packages/core/src': [
    'testing',
    '.',
    'flow',
    'transports',
    'srp',
    'importChunk.ts',
    'wire',
    'account',
    'challenges',
    'fields',
    'passkeys',
    'json.ts',
    'errors.ts',
  ],
  'packages/emulator/src': [
    'testing',
    '.',
    'operations',
    'challenges',
    'flows',
    'sign-in',
    'tokens',
    'factors',
    'pool',
    'users',
    'credentials',
    'wire',
    'environment',
  ],
  'packages/react/src': [
    'testing',
    '.',
    'account',
    'session',
    'sign-in',
    'SignInProvider.tsx',
    'screens',
    'ui',
    'form',
    'messages',
    'useSignIn.ts',
    'scope',
    'styles',
  ],
  'apps/demo': ['.', 'e2e', 'src', 'src/lab', 'src/headless', 'src/library', 'server', 'server/lab', 'server/backend'],
}
