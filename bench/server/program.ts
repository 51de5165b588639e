import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build, type BuildOptions } from 'esbuild'

/** A child process that answers each line on its standard input with a line. */
export interface Program {
  /** The next line that it prints. */
  next(): Promise<string>
  /** Sends a line and resolves to the answer. */
  ask(): Promise<string>
  end(): void
}

export function run(file: string, args: readonly string[] = [], nodeArgs: readonly string[] = []): Program {
  const child = spawn(process.execPath, [...nodeArgs, file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const line = await lines.next()
    if (line.done) throw new Error(`${file} has ended`)
    return line.value
  }
  return {
    next,
    ask: () => {
      child.stdin.write('\n')
      return next()
    },
    end: () => child.stdin.end(),
  }
}

/** Bundles entry points as a deployment does, from the compiled packages. Resolves to the bundle of each name. */
export async function bundle<Name extends string>(names: readonly Name[]): Promise<Readonly<Record<Name, string>>> {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-server-'))
  const options: BuildOptions = {
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    // Each backend by itself, so that none shares a file with another. Lazy imports become files of their own.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages in CommonJS require Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  }
  const files = names.map((name) => [name, join(outdir, name, `${name.split('/').at(-1)}.mjs`)] as const)
  for (const [name] of files)
    await build({
      ...options,
      entryPoints: [join(import.meta.dirname, `${name}.ts`)],
      outdir: join(outdir, name),
    })
  return Object.fromEntries(files) as Record<Name, string>
}
