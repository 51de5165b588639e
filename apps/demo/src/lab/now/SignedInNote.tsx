import type { ReactNode } from 'react'
import { useWide } from '../controls/useWide.ts'
import { links } from '../intro/links.ts'
import { useLabWords } from '../words/useLabWords.ts'

/** Says what happened during the sign-in, and leads to the next step. */
export function SignedInNote({ requests }: { readonly requests: number }): ReactNode {
  const text = useLabWords().now
  return (
    <div className="signed-in">
      <p>{text.signedIn(requests)}</p>
      {/* On a wide page, the conversation is in view. */}
      {!useWide() && (
        <button className="quiet" type="button" onClick={showConversation}>
          {text.see}
        </button>
      )}
      <a className="quiet fill" href={links.start}>
        {text.next}
      </a>
    </div>
  )
}

function showConversation(): void {
  const panel = document.querySelector<HTMLDetailsElement>('details.wire-log')
  if (!panel) return
  panel.open = true
  panel.scrollIntoView()
}
