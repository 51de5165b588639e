import { spawnSync } from 'node:child_process'
import { commandOf, root } from './setUp/program.mjs'

// `npm run model -- 50000` plays that many random sequences of signInModel.test.ts. MODEL_SEED repeats a run.
const [runs = '20000'] = process.argv.slice(2)
const vitest = [commandOf('vitest'), 'run', '--project=unit', 'packages/server/src/calls/signInModel.test.ts']
const { status } = spawnSync(process.execPath, vitest, {
  cwd: root,
  env: { ...process.env, MODEL_RUNS: runs },
  stdio: 'inherit',
})
process.exit(status ?? 1)
