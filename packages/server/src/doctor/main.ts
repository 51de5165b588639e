#!/usr/bin/env node
import { runDoctor } from './doctor.ts'

// A module that --config names may keep connections open, so the process ends here.
const { env: environment, stdout } = process
const colour = stdout.isTTY && !environment['NO_COLOR']
const { output, exitCode } = await runDoctor(process.argv.slice(2), { environment, colour, clock: Date.now })
const stream = exitCode === 2 ? process.stderr : stdout
stream.write(output, () => process.exit(exitCode))
