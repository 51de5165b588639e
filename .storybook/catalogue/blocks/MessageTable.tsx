import { en } from '@challenge-kit/react'
import { ja } from '@challenge-kit/react/messages/ja'
import { type ReactNode, useId, useState } from 'react'

const japanese: Readonly<Record<string, string | undefined>> = ja
const rows = Object.entries(en).map(([key, text]) => ({ key, text, translation: japanese[key] ?? '' }))

/** Every message of the sign-in, in both languages, and a field that finds messages. */
export function MessageTable(): ReactNode {
  const id = useId()
  const [words, setWords] = useState('')
  const found = rows.filter((row) => Object.values(row).join(' ').toLowerCase().includes(words.trim().toLowerCase()))
  return (
    <>
      <div className="ck-docs-search">
        <label htmlFor={id}>Find a message</label>
        <input id={id} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        <span role="status">
          {found.length} of {rows.length}
        </span>
      </div>
      <div className="ck-docs-scroll ck-docs-tall">
        <table>
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">English</th>
              <th scope="col">Japanese</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ key, text, translation }) => (
              <tr key={key}>
                <td>
                  <code>{key}</code>
                </td>
                <td>{text}</td>
                <td lang="ja">{translation}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
