import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from './Icon.tsx'
import { useLabWords } from '../words/useLabWords.ts'

/** A button that copies a text. The button then says for two seconds that the text is copied. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const [copied, setCopied] = useState(false)
  const words = useLabWords().lab
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  return (
    <button
      className="tool"
      type="button"
      aria-label={label}
      data-copied={copied || undefined}
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        setCopied(true)
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span className="unseen" role="status">
        {copied && words.copied}
      </span>
    </button>
  )
}
