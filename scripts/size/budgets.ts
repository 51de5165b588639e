import type { AppName } from './apps.ts'
import type { BuiltApp, Files, Libraries } from './bundlers.ts'

/** A size that may not grow. All sizes are bytes after brotli. */
export interface Budget {
  readonly name: string
  /** The application that is measured, built with Vite. */
  readonly app: AppName
  readonly libraries?: Libraries
  /**
   * `first`: the files that a page loads before the first keystroke. `sign-in`: also the files on demand of a sign-in.
   * `all`: also the files on demand of the account screens.
   */
  readonly files: 'first' | 'sign-in' | 'all'
  /** The application whose sign-in files are subtracted. */
  readonly beyond?: AppName
  /** The size that the project wants. */
  readonly target: number
  /** The size that was reached, if the target is missed. A larger size fails. @default the target */
  readonly reached?: number
}

const KIB = 1024

export const budgets: readonly Budget[] = [
  { name: '<SignIn />, first load', app: 'signIn', files: 'first', target: 8 * KIB },
  {
    name: '<SignIn />, first load with its dependencies, without React',
    app: 'signInPage',
    libraries: 'counted',
    files: 'first',
    target: 25 * KIB,
  },
  { name: '<SignIn />, everything', app: 'signIn', files: 'sign-in', target: 30 * KIB },
  {
    name: 'what the account screens add to <SignIn />',
    app: 'signInAndAccount',
    files: 'all',
    beyond: 'signIn',
    target: 7 * KIB,
  },
  {
    name: '<SignIn />, everything with its dependencies, without React',
    app: 'signInPage',
    libraries: 'counted',
    files: 'sign-in',
    target: 50_900,
  },
  { name: 'a page with useSession, first load', app: 'session', files: 'first', target: 1.5 * KIB },
  { name: 'core with SRP, everything', app: 'core', files: 'sign-in', target: 4.6 * KIB, reached: 8_730 },
]

/** The largest difference between the first loads of two bundlers, in percent of the smaller. */
export const largestDifference = { target: 15 }

/** The largest number of JavaScript files of `<SignIn />`. */
export const mostFiles = 8

/** The JavaScript before the first keystroke, the two parts of the style sheet and the whole, in bytes after gzip. */
export const gzipBudgets = { js: 12_288, firstCss: 3_072, screensCss: 1_536, css: 4_096 }

/** The files of the application that the budget counts. */
export function countedFiles({ files }: Pick<Budget, 'files'>, app: BuiltApp): Files {
  if (files === 'first') return app.first
  return [...app.first, ...app.later, ...(files === 'all' ? app.account : [])]
}
