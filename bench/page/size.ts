import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type AppName, isAccountFile } from '../../scripts/size/apps.ts'
import type { BundleFile } from '../../scripts/steps/bundle.ts'
import { type BuiltPage, buildPage, kitEntry, type Outside, peerEntry } from './build.ts'
import { peerApps } from './peerApps.ts'
import { versionOf } from './peers.ts'
import { judge, type Report, table } from './report.ts'

const own: Outside = 'react and libraries'

const kitRows: readonly [name: string, app: AppName, outside: Outside][] = [
  ['`<SignIn />`, own code', 'signIn', own],
  ['`<SignIn />` with all dependencies', 'signInPage', 'react'],
  ['`<SignIn />` and `/account`, own code', 'signInAndAccount', own],
  ['`useSession` alone, own code', 'session', own],
  ['headless hooks, own code', 'headless', own],
  ['headless core with SRP', 'core', 'react'],
]

const peerRows: readonly [name: string, app: keyof typeof peerApps, peer: string][] = [
  ['Amplify UI `<Authenticator />`', 'amplify', '@aws-amplify/ui-react'],
  ['`aws-amplify/auth`', 'amplifyAuth', 'aws-amplify'],
  ['`amazon-cognito-identity-js`', 'identityJs', 'amazon-cognito-identity-js'],
  ['`amazon-cognito-passwordless-auth` with its component', 'passwordless', 'amazon-cognito-passwordless-auth'],
  ['… SRP alone', 'passwordlessSrp', 'amazon-cognito-passwordless-auth'],
  ['Clerk `<SignIn />`, without what it loads from its CDN', 'clerk', '@clerk/clerk-react'],
  ['Firebase UI', 'firebase', '@firebase-oss/ui-react'],
  ['better-auth, client only', 'betterAuth', 'better-auth'],
]

/** Bytes of a page after compression, each file by itself. */
interface Size {
  readonly first: number
  readonly all: number
  readonly firstGzip: number
  readonly allGzip: number
  readonly files: number
  readonly css: number
}

export async function measureSize(): Promise<Report> {
  const kit = new Map<AppName, Size>()
  const rows: string[][] = []
  for (const [name, app, outside] of kitRows) {
    const page = await buildPage(kitEntry(app), outside)
    const isLoaded = (file: BundleFile): boolean => app === 'signInAndAccount' || !isAccountFile(file)
    const size = sizeOf({ ...page, later: page.later.filter(isLoaded) })
    kit.set(app, size)
    rows.push(row(`kit: ${name}`, '', size))
  }
  const peers = new Map<string, Size>()
  for (const [name, app, peer] of peerRows) {
    const size = sizeOf(await buildPage(peerEntry(app, peerApps[app]), 'react'))
    peers.set(app, size)
    rows.push(row(name, versionOf(peer), size))
  }
  const of = (app: AppName): Size => found(kit, app)
  const amplify = found(peers, 'amplify')
  const [signIn, page, both] = [of('signIn'), of('signInPage'), of('signInAndAccount')]
  const times = amplify.first / page.first
  return {
    title: 'Size',
    text: [
      'KiB after brotli, or after gzip where the column says so. Each file is compressed by itself. React is never counted. CSS is the style sheet that the page imports: `first.css` in the first row, all styles of sign-in in the second. Own code of the kit is without TanStack Query, React Hook Form and the QR encoder uqr. The file with the calls of the account is counted only in the row with `/account`, because a sign-in does not load it.',
      table(['', 'version', 'first', 'all', 'first, gzip', 'all, gzip', 'files', 'CSS, gzip'], rows),
      table(
        ['Target', 'Figure', ''],
        [
          judge('First load of `<SignIn />`, own code ≤ 8.0 KiB', kib(signIn.first), signIn.first <= 8 * 1024),
          judge('… styles of the first screen ≤ 3.0 KiB gzip', kib(signIn.css), signIn.css <= 3 * 1024),
          judge('First load with all dependencies ≤ 25 KiB', kib(page.first), page.first <= 25 * 1024),
          judge('… at least 5 × smaller than Amplify', `${times.toFixed(1)} ×`, times >= 5),
          judge('Everything of sign-in, own code ≤ 30 KiB', kib(signIn.all), signIn.all <= 30 * 1024),
          judge('… in at most 8 files', String(signIn.files), signIn.files <= 8),
          judge('What `/account` adds ≤ 14 KiB', kib(both.all - signIn.all), both.all - signIn.all <= 14 * 1024),
          judge('Headless core with SRP, all ≤ 4.6 KiB', kib(of('core').all), of('core').all <= 4.6 * 1024),
        ],
      ),
    ],
  }
}

function sizeOf({ first, later, styles }: BuiltPage): Size {
  const all = [...first, ...later]
  return {
    first: compressed(first, brotliCompressSync),
    all: compressed(all, brotliCompressSync),
    firstGzip: compressed(first, gzip),
    allGzip: compressed(all, gzip),
    files: all.length,
    css: compressed(styles, gzip),
  }
}

const gzip = (text: string): Uint8Array => gzipSync(text, { level: 9 })

function compressed(files: readonly BundleFile[], compress: (text: string) => Uint8Array): number {
  return files.reduce((sum, { code }) => sum + compress(code).length, 0)
}

const kib = (bytes: number): string => (bytes / 1024).toFixed(2)

function row(name: string, version: string, size: Size): string[] {
  const sizes = [size.first, size.all, size.firstGzip, size.allGzip].map(kib)
  return [name, version, ...sizes, String(size.files), size.css > 0 ? kib(size.css) : '–']
}

function found<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`${String(key)} was not measured.`)
  return value
}
