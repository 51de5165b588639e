'use client'

import { type ReactNode, useRef, useState } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { CHECK } from '../../ui/icons/statusIcons.ts'

/** The secret key in groups of four characters, with a button that copies the key without spaces. */
export function SecretKey({ secret }: { readonly secret: string }): ReactNode {
  const t = useDeferredMessages()
  const text = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret)
      setCopied(true)
    } catch {
      // The browser forbids writing to the clipboard, so the key is selected for the user to copy.
      if (text.current) getSelection()?.selectAllChildren(text.current)
    }
  }

  return (
    <div data-ck-part="key" data-private="">
      <code ref={text} dir="ltr" translate="no" spellCheck={false}>
        {(secret.match(/.{1,4}/g) ?? []).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </code>
      <button data-ck-part="copy" data-ck-copied={copied || undefined} type="button" onClick={() => void copy()}>
        {copied ? (
          <Icon {...CHECK} />
        ) : (
          <Icon thin="M9 7h5.5a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7" />
        )}
        <span>{t(copied ? 'action.copied' : 'totpSetup.copy')}</span>
      </button>
      <span data-ck-part="sr-only" role="status">
        {copied && t('totpSetup.copied')}
      </span>
    </div>
  )
}
