import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { fetchFromNpm } from './npmPackage.mjs'
import { root, run } from './program.mjs'

/**
 * The npm package with a Chromium for Linux x64, the libraries of NSS and one font, so that this Chromium starts on a
 * machine without them. No code of the package runs, so every version of Node can use the package.
 */
const specifier = '@sparticuz/chromium@153.0.0'
const folder = join(root, '.cache', 'chromium-153.0.0')
const executablePath = join(folder, 'chromium')

export const chromiumPackage = {
  name: `${specifier} from the npm registry`,

  /** Returns the browser if an earlier run unpacked it. */
  find() {
    return existsSync(executablePath) ? { executablePath, env: environment() } : undefined
  },

  /** Downloads and unpacks the browser. */
  async fetch() {
    const download = `${folder}.download`
    rmSync(download, { recursive: true, force: true })
    await fetchFromNpm(specifier, download)
    await unpack(join(download, 'node_modules/@sparticuz/chromium/bin'), download)
    rmSync(join(download, 'node_modules'), { recursive: true })
    rmSync(folder, { recursive: true, force: true })
    renameSync(download, folder) // comes after unpacking, so that `find` never returns an incomplete browser
    writeFileSync(join(folder, 'fonts.conf'), fontConfiguration())
    return { executablePath, env: environment() }
  },
}

/**
 * @param {string} packed
 * @param {string} target
 */
async function unpack(packed, target) {
  await decompress(join(packed, 'chromium.br'), join(target, 'chromium'))
  for (const name of ['al2023', 'fonts']) {
    const archive = join(target, `${name}.tar`)
    await decompress(join(packed, `${name}.tar.br`), archive)
    mkdirSync(join(target, name))
    const { code, output } = await run('tar', ['-xf', archive, '-C', join(target, name)])
    if (code !== 0) throw new Error(`tar could not unpack ${archive}: ${output.trim()}`)
    rmSync(archive)
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
async function decompress(from, to) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }))
}

/** The environment variables with which Chromium finds the libraries and the font of the package. */
function environment() {
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter)
  return { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') }
}

/** The configuration of fontconfig: the fonts of the system, if the system has any, and the font of the package. */
function fontConfiguration() {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fontCache')}</cachedir>
</fontconfig>
`
}
