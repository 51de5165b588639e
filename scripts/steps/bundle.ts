import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'

/** One file of a browser bundle. */
export interface BundleFile {
  readonly name: string
  readonly code: string
  /** The modules in the file, each with its length after tree shaking. Empty for a style sheet. */
  readonly modules: Readonly<Record<string, number>>
  /** The files that this file imports statically. */
  readonly imports: readonly string[]
  readonly isEntry: boolean
}

/** Code that must stay on the server, recognised by the path of its module or by words that minifying keeps. */
const secrets: readonly { name: string; module: RegExp; code?: RegExp }[] = [
  {
    name: 'the AWS SDK',
    module: /\/@(aws-sdk|smithy|aws-crypto)\//,
    code: /AWSCognitoIdentityProviderService|AWS4-HMAC/,
  },
  { name: 'jose', module: /\/node_modules\/jose\//, code: /\bA256GCM\b/ },
  { name: "the server's code", module: /\/(packages\/server|@challenge-kit\/server|apps\/demo\/server)\// },
  { name: "the emulator's code", module: /\/(packages\/emulator|@challenge-kit\/emulator)\// },
]

/** Replaces Vite's wrapper around `import()`, because every application that uses Vite has this wrapper already. */
export const withoutPreloadHelper: Plugin = {
  name: 'without-preload-helper',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined),
}

/** Builds with Vite for production and returns the files. When the build fails, prints the error and ends the program. */
export async function bundle(config: InlineConfig): Promise<BundleFile[]> {
  const built = await build({ logLevel: 'silent', ...config }).catch((error: unknown) => {
    console.log(String(error).replace(/\n +at .*/gs, '')) // without the stack, which lists only Vite's own code
    process.exit(1)
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  return outputs.map(describe)
}

/** The files that a browser fetches before the entry runs: the entry and its static imports. */
export function firstLoad(files: readonly BundleFile[]): BundleFile[] {
  const needed = new Set(files.filter((file) => file.isEntry))
  // The loop also visits the files that it adds to the set.
  for (const file of needed) for (const found of files) if (file.imports.includes(found.name)) needed.add(found)
  return [...needed]
}

/** The scripts that the page loads on demand. */
export function laterLoad(files: readonly BundleFile[]): BundleFile[] {
  const first = firstLoad(files)
  return files.filter((file) => file.name.endsWith('.js') && !first.includes(file))
}

/** One message for each file of a bundle that holds server code. */
export function leaks(files: readonly BundleFile[]): string[] {
  return files.flatMap(({ name, code, modules }) =>
    secrets.flatMap((secret) => {
      const module = Object.keys(modules).find((id) => secret.module.test(id))
      if (module) return [`${name} holds ${secret.name}: ${module}`]
      const word = secret.code?.exec(code)?.[0]
      return word ? [`${name} holds ${secret.name}: it contains the word ${word}`] : []
    }),
  )
}

function describe(output: Rolldown.OutputChunk | Rolldown.OutputAsset): BundleFile {
  if (output.type === 'chunk') {
    return {
      name: output.fileName,
      code: output.code,
      modules: Object.fromEntries(
        Object.entries(output.modules).map(([id, { renderedLength }]) => [id, renderedLength]),
      ),
      imports: output.imports,
      isEntry: output.isEntry,
    }
  }
  const code = typeof output.source === 'string' ? output.source : new TextDecoder().decode(output.source)
  return { name: output.fileName, code, modules: {}, imports: [], isEntry: false }
}
