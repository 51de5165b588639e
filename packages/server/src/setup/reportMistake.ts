import { type MistakeId, sentencesOf } from './mistakes.ts'

/** The option `warn`: prints one line. */
export type Warn = (line: string) => void

/** Prints the line of a mistake, unless this process has printed it. `values` replace the words in braces. */
export type ReportMistake = (id: MistakeId, values?: Readonly<Record<string, string>>) => void

const LONGEST_VALUE = 100
// What each function has printed, because several handlers of one process may find the same mistake.
const printed = new WeakMap<Warn, Set<MistakeId>>()

/**
 * Creates the function that prints mistakes. Null if nothing is to be printed: in production, and with `warn: null`.
 *
 * @param warn - The option. @default `console.warn` in development
 */
export function createReport(warn: Warn | null | undefined): ReportMistake | null {
  const print = warn === undefined && isDevelopment() ? console.warn : (warn ?? null)
  if (print === null) return null
  const known = printed.get(print) ?? new Set()
  printed.set(print, known)
  return (id, values = {}) => {
    if (known.has(id)) return
    known.add(id)
    const sentences = sentencesOf(id).replaceAll(/\{(?<name>\w+)\}/g, (braces, name: string) =>
      // Control characters are removed and the length is limited, so that no value can break or flood a log.
      (values[name] ?? braces).replaceAll(/[\p{C}\p{Z}]+/gu, ' ').slice(0, LONGEST_VALUE),
    )
    try {
      print(`[challenge-kit] ${id}: ${sentences}`)
    } catch {
      // A function that fails must not fail a sign-in.
    }
  }
}

/**
 * Whether this process runs in development. NODE_ENV decides. Without NODE_ENV, a process that AWS runs (Lambda, Fargate)
 * is in production, because AWS does not set NODE_ENV. A runtime without `process` is in production.
 */
function isDevelopment(): boolean {
  if (typeof process !== 'object') return false
  const environment = process.env['NODE_ENV']
  return environment ? environment !== 'production' : !process.env['AWS_EXECUTION_ENV']
}
