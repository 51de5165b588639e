import { type ReactNode, useState } from 'react'

/** CSS that changes with the reader's choices, and a button that copies it. */
export function CopyableCss({ css }: { readonly css: string }): ReactNode {
  const [copied, setCopied] = useState('')
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(css)
    setCopied(css)
  }
  return (
    <div className="studio-css">
      <pre>{css}</pre>
      <button type="button" onClick={() => void copy()}>
        {copied === css ? 'Copied' : 'Copy'}
      </button>
    </div>
  )
}
