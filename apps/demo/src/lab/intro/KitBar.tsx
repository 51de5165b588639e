import type { ReactNode } from 'react'
import { useLabWords } from '../words/useLabWords.ts'

/** On a narrow page, says above the library that this page is a demo of the kit. */
export function KitBar(): ReactNode {
  const text = useLabWords().intro
  return (
    <p className="kit-bar">
      <span>{text.bar}</span>
      <a href="#kit">{text.about}</a>
    </p>
  )
}
