import { spawnSync } from 'node:child_process'
import { commandOf, root } from './setUp/program.mjs'

// `npm run model -- 50000` and `npm run fuzz -- 100000` run a test with that many random runs. The test prints its seed,
// and MODEL_SEED or FUZZ_SEED repeats a run.
const tests = {
  model: { file: 'packages/server/src/calls/signInModel.test.ts', variable: 'MODEL_RUNS', runs: '20000' },
  fuzz: { file: 'packages/server/src/http/fuzz.test.ts', variable: 'FUZZ_RUNS', runs: '100000' },
}
const [name, runs] = process.argv.slice(2)
const test = name === 'fuzz' ? tests.fuzz : tests.model
const { status } = spawnSync(process.execPath, [commandOf('vitest'), 'run', '--project=unit', test.file], {
  cwd: root,
  env: { ...process.env, [test.variable]: runs ?? test.runs },
  stdio: 'inherit',
})
process.exit(status ?? 1)
