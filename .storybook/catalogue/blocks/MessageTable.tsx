import { en } from '@challenge-kit/react'
import { ja } from '@challenge-kit/react/messages/ja'
import type { ReactNode } from 'react'

const japanese: Readonly<Record<string, string | undefined>> = ja

/** Every message of the sign-in, in both languages. */
export function MessageTable(): ReactNode {
  return (
    <div className="ck-docs-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">English</th>
            <th scope="col">Japanese</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(en).map(([key, text]) => (
            <tr key={key}>
              <td>
                <code>{key}</code>
              </td>
              <td>{text}</td>
              <td lang="ja">{japanese[key]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
