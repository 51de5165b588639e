import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../../scripts/setUp/program.mjs'

const source = join(import.meta.dirname, '..', 'peers')
const manifest = join(source, 'package.json')

/** The peers are outside the workspace, because they weigh 400 MB, and only the bench needs them. */
export const peersFolder: string = join(root, '.cache', 'bench', 'peers')

/** Installs the peers, unless the installed versions are those of `bench/peers/package.json`. Copies the peers' pages. */
export async function installPeers(): Promise<void> {
  mkdirSync(peersFolder, { recursive: true })
  cpSync(source, peersFolder, { recursive: true })
  const wanted = readFileSync(manifest, 'utf8')
  const record = join(peersFolder, 'installed.json')
  if (existsSync(record) && readFileSync(record, 'utf8') === wanted) return
  console.log('Installing the peers (about a minute the first time)')
  // No script of a package runs. Some peers name a range of React that is older than the React of the pages.
  const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefix', peersFolder]
  const { code, output } = await run('npm', args)
  if (code !== 0) throw new Error(`npm cannot install the peers:\n${output}`)
  writeFileSync(record, wanted)
}

/** The exact version of a peer. */
export function versionOf(peer: string): string {
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> }
  const version = dependencies[peer]
  if (!version) throw new Error(`bench/peers/package.json does not name ${peer}.`)
  return version
}
