const CODES = ['missing', 'malformed', 'too_long', 'policy', 'not_offered'] as const

/** Why one part of an answer will not do. */
export type IssueCode = (typeof CODES)[number]

/** The parts of an answer that will not do, off the wire. What this version does not know is left out. */
export function readIssues(json: unknown): Readonly<Record<string, IssueCode>> {
  const entries = Object.entries(typeof json === 'object' && json !== null ? json : {})
  return Object.fromEntries(
    entries.flatMap(([path, why]) => CODES.filter((code) => code === why).map((code) => [path, code] as const)),
  )
}
