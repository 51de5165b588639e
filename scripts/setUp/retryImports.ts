import type { Plugin } from 'vite'
import { recordedVersion } from './browser.mjs'

/** The first version of Chromium in which `import()` fetches a module again after a failed fetch. */
const firstVersion = 156

/**
 * Lets an old Chromium retry a failed `import()`, as the HTML standard now demands (whatwg/html pull request 10327).
 * Chromium before 156 keeps the failure until the page is reloaded. The browser from the npm registry is older.
 * A newer browser needs no plugin and runs the code as written.
 */
export function retryImports(version = recordedVersion()): Plugin[] {
  if (!version || Number(version.split('.')[0]) >= firstVersion) return []
  return [{ name: 'retry-imports', enforce: 'post', transform: retrying }]
}

/** Adds a second `import()` to each relative `import()` of the packages. Vite's timestamp makes the second URL new. */
function retrying(code: string, id: string): string | undefined {
  if (!/\/packages\/[^/]+\/src\//.test(id) || !code.includes('import(')) return undefined
  return code.replace(/\bimport\(\s*(['"])(\.[^'"]+)\1\s*\)/g, (found, _, path) => {
    const url = `new URL('${path}?t=' + Math.trunc(1e12 + performance.now() * 1e3), import.meta.url)`
    return `${found}.catch(() => import(/* @vite-ignore */ ${url}.href))`
  })
}
