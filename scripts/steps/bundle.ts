import { build, type InlineConfig, type Rolldown } from 'vite'

/** One file of a browser bundle. */
export interface BundleFile {
  readonly name: string
  readonly code: string
  /** The modules it was made of, and how many letters of each are left; none for a style sheet. */
  readonly modules: Readonly<Record<string, number>>
  /** The files it needs before it runs. */
  readonly imports: readonly string[]
  readonly isEntry: boolean
}

/** What only a server may know, by the module it lives in and by words that survive minifying. */
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

/** Builds for production with Vite and tells what came out. When it does not build, says why and ends the program. */
export async function bundle(config: InlineConfig): Promise<BundleFile[]> {
  const built = await build({ logLevel: 'silent', ...config }).catch((error: unknown) => {
    console.log(String(error).replace(/\n +at .*/gs, '')) // the stack is the bundler's own
    process.exit(1)
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  return outputs.map(describe)
}

/** The files a browser fetches before the entry runs: the entry, and what it imports at once. */
export function firstLoad(files: readonly BundleFile[]): BundleFile[] {
  const needed = new Set(files.filter((file) => file.isEntry))
  // A set hands out what is added while it is walked.
  for (const file of needed) for (const found of files) if (file.imports.includes(found.name)) needed.add(found)
  return [...needed]
}

/** What of the server's a bundle holds, as sentences. */
export function leaks(files: readonly BundleFile[]): string[] {
  return files.flatMap(({ name, code, modules }) =>
    secrets.flatMap((secret) => {
      const module = Object.keys(modules).find((id) => secret.module.test(id))
      if (module) return [`${name} holds ${secret.name}: ${module}`]
      const word = secret.code?.exec(code)?.[0]
      return word ? [`${name} holds ${secret.name}: the word ${word}`] : []
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
