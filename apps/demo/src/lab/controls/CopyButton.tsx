import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '../Icon.tsx'
import { useWords } from '../words/language.ts'

/** Copies a text, and says that it did. */
export function CopyButton({ text, label }: { text: string; label: string }): ReactNode {
  const [copied, setCopied] = useState(false)
  const words = useWords().lab
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
