import { styleText } from 'node:util'
import type { Result } from './checks.ts'
import type { Setup } from './setup.ts'

/** How the report is written. */
export interface ReportStyle {
  readonly json: boolean
  readonly colour: boolean
}

/** Writes what the checks found. The secrets of the set-up are replaced, if a text contains them after all. */
export function report(results: readonly Result[], setup: Setup, { json, colour }: ReportStyle): string {
  const { userPoolId, clientId } = setup
  const count = (level: Result['level']): number => results.filter((result) => result.level === level).length
  const counts = {
    errors: count('error'),
    warnings: count('warning'),
    notChecked: count('not checked'),
    ok: count('ok'),
  }
  const text = json
    ? `${JSON.stringify({ userPoolId, clientId, ...counts, results }, null, 2)}\n`
    : plainText(results, setup, colour)
  return withoutSecrets(text, setup)
}

function plainText(results: readonly Result[], { userPoolId, clientId }: Setup, colour: boolean): string {
  const paint = (style: 'red' | 'yellow' | 'green' | 'dim', text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text
  const lines = [`User pool ${userPoolId}, app client ${clientId}`, '']
  for (const result of results) {
    if (result.level !== 'error' && result.level !== 'warning') continue
    lines.push(`${paint(result.level === 'error' ? 'red' : 'yellow', result.level)} ${result.id}`)
    lines.push(`  ${result.problem}`, `  Change: ${result.change}`, '')
  }
  for (const [reason, ids] of uncheckedByReason(results))
    lines.push(paint('dim', `Not checked, because ${reason}: ${ids.join(', ')}.`), '')
  const number = (level: Result['level']): number => results.filter((result) => result.level === level).length
  const [errors, warnings] = [number('error'), number('warning')]
  const summary = `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${number('not checked')} not checked, ${number('ok')} ok`
  lines.push(paint(errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green', summary))
  return `${lines.join('\n')}\n`
}

/** The ids of the checks that could not run, by reason. */
function uncheckedByReason(results: readonly Result[]): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>()
  for (const result of results) {
    if (result.level !== 'not checked') continue
    reasons.set(result.reason, [...(reasons.get(result.reason) ?? []), result.id])
  }
  return reasons
}

/** Replaces each secret in a text. */
export const hide = (secrets: readonly string[], text: string): string =>
  secrets.reduce((shown, secret) => (secret.length < 8 ? shown : shown.replaceAll(secret, '•••')), text)

/** Replaces the secrets that the doctor was given. */
function withoutSecrets(text: string, { clientSecret, keys, redisUrl, options }: Setup): string {
  const clientSecrets =
    typeof options?.clientSecret === 'string' ? [options.clientSecret] : (options?.clientSecret ?? [])
  const sealed = (keys ?? []).map(({ secret }) => (typeof secret === 'string' ? secret : ''))
  const secrets = [clientSecret ?? '', ...clientSecrets, ...sealed, redisUrl ?? '']
  return hide(secrets, text)
}
