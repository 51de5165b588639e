/** The comment of a component: `<SignIn components={{ SMS_MFA: OwnCode }} />`, and when this is enough. */
const comment = /\/\*\* (<SignIn .*? \/>)(.*?) \*\/\n/

/** The parts of "Replace this screen", which come from the source code of a component. */
export interface Replacement {
  /** The component without its comment. */
  readonly component: string
  /** The file that the reader copies the component to. */
  readonly file: string
  /** A page that passes the component to `<SignIn />`. */
  readonly login: string
  /** When the page may pass the component. Empty if the page may always pass it. */
  readonly condition: string
}

/** Reads what a page shows about the component of a screen. */
export function readReplacement(own: string): Replacement {
  const [, element = '<SignIn />', condition = ''] = comment.exec(own) ?? []
  const name = /export function (\w+)/.exec(own)?.[1] ?? ''
  const login = `import { SignIn } from '@challenge-kit/react'
import type { ReactNode } from 'react'
import { ${name} } from './${name}.tsx'

export const Login = (): ReactNode => ${element.length > 80 ? overLines(element) : element}
`
  return { component: own.replace(comment, ''), file: `${name}.tsx`, login, condition: condition.replace(/\.$/, '') }
}

/** One component a line. */
function overLines(element: string): string {
  const list = (_: string, entries: string) =>
    `\n    components={{\n${entries
      .split(', ')
      .map((entry) => `      ${entry},\n`)
      .join('')}    }}\n  />\n)`
  return element.replace('<SignIn', '(\n  <SignIn').replace(/ components=\{\{ (.*) \}\} \/>/, list)
}
