import { spawnSync } from 'node:child_process'
import { commandOf, root } from './setUp/program.mjs'

// `npm run fuzz -- 100000` sends that many random inputs of each kind in fuzz.test.ts. FUZZ_SEED repeats a run.
const [runs = '100000'] = process.argv.slice(2)
const vitest = [commandOf('vitest'), 'run', '--project=unit', 'packages/server/src/http/fuzz.test.ts']
const { status } = spawnSync(process.execPath, vitest, {
  cwd: root,
  env: { ...process.env, FUZZ_RUNS: runs },
  stdio: 'inherit',
})
process.exit(status ?? 1)
