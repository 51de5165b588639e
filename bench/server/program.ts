import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

/** A child process that answers each line on its standard input with a line. */
export interface Program {
  /** The next line that it prints. */
  next(): Promise<string>
  /** Sends a line and resolves to the answer. */
  ask(): Promise<string>
  end(): void
}

export function run(file: string, args: readonly string[] = [], nodeArgs: readonly string[] = []): Program {
  const child = spawn(process.execPath, [...nodeArgs, file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
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
  await build({
    entryPoints: names.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages in CommonJS require Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  })
  const files = names.map((name) => [name, join(outdir, `${name.split('/').at(-1)}.mjs`)] as const)
  return Object.fromEntries(files) as Record<Name, string>
}
