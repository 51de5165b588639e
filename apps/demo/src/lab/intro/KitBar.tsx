import type { ReactNode } from 'react'
import { useSideBySide } from '../controls/useWide.ts'
import { useLabWords } from '../words/useLabWords.ts'
import { CodeModes, type CodeModesProps } from './CodeModes.tsx'

/** Says above the library that the library is only an example. On a wide page, it also shows how the sign-in is made. */
export function KitBar({ code }: { readonly code: CodeModesProps }): ReactNode {
  const text = useLabWords().intro
  const isSideBySide = useSideBySide()
  return (
    <section className="kit-bar" aria-label={text.bar}>
      <p>{isSideBySide ? text.example : text.bar}</p>
      {isSideBySide ? <CodeModes {...code} /> : <a href="#kit">{text.about}</a>}
    </section>
  )
}
