/**
 * `npm run bench:server`: the kit's backend beside a backend written by hand on the AWS SDK. Each backend runs in a process
 * of its own, as a bundle, and the rounds alternate, because other work on the machine then slows all of them down.
 * `-- 12 30` sets the number of rounds and of cold starts.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { commandOf } from '../../scripts/setUp/program.mjs'
import { median, medianRatio } from './figures.ts'
import { signEveryoneIn } from './load.ts'
import { bundle, run } from './program.ts'

const [rounds = 12, starts = 30] = process.argv.slice(2).map(Number)
const connections = 20
const backends = ['backends/bareSdk', 'backends/kitSdk', 'backends/kitLean', 'backends/bareHttp'] as const
type Backend = (typeof backends)[number]

execFileSync(process.execPath, [commandOf('typescript', 'tsc'), '-b', 'tsconfig.build.json'], { stdio: 'inherit' })
const bundles = await bundle([...backends, 'getSession', 'limiter'])
const emulator = run(join(import.meta.dirname, 'emulator.ts'), [], ['--import=tsx'])
const { cognito } = JSON.parse(await emulator.next()) as { cognito: object }
const args = [JSON.stringify(cognito)]

/** Figures of each backend, in the order of the rounds. */
type Figures = Readonly<Record<Backend, number[]>>
const noFigures = (): Figures => ({
  'backends/bareSdk': [],
  'backends/kitSdk': [],
  'backends/kitLean': [],
  'backends/bareHttp': [],
})

console.log(`Node ${process.version}, ${rounds} rounds, ${connections} connections, ${starts} cold starts`)
report('CPU a request, µs', await cpuPerRequest())
report('Cold import and first call, ms', await coldStarts())
for (const name of ['getSession', 'limiter'] as const) {
  const program = run(bundles[name], [...args, await emulator.ask()])
  console.log(await program.next())
  program.end()
}
emulator.end()
process.exit()

function report(title: string, figures: Figures): void {
  console.log(title)
  for (const name of backends)
    console.log(
      `  ${name.padEnd(20)} ${median(figures[name]).toFixed(1).padStart(8)}   ${medianRatio(figures[name], figures['backends/bareSdk']).toFixed(2)} × the bare SDK`,
    )
}

async function cpuPerRequest(): Promise<Figures> {
  const running = await Promise.all(
    backends.map(async (name) => {
      const program = run(bundles[name], args)
      return { name, program, url: await program.next() }
    }),
  )
  const figures = noFigures()
  // V8 optimizes the code during the first rounds.
  for (let round = -8; round < rounds; round += 1)
    for (const { name, program, url } of running) {
      const code = await emulator.ask()
      const before = Number(await program.ask())
      const requests = await signEveryoneIn(url, code, connections)
      const used = Number(await program.ask()) - before
      if (round >= 0) figures[name].push(used / requests)
    }
  for (const { program } of running) program.end()
  return figures
}

/** From the end of Node's own start to the end of the first call. */
async function coldStarts(): Promise<Figures> {
  const figures = noFigures()
  for (let start = 0; start < starts; start += 1)
    for (const name of backends) {
      const program = run(bundles[name], [...args, 'cold'])
      figures[name].push(Number(await program.next()))
      program.end()
    }
  return figures
}
