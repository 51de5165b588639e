'use client'

import { type ReactNode, useId } from 'react'
import { useDeferredMessages } from '../../messages/useDeferredMessages.ts'

export interface UsernameBarProps {
  readonly username: string
  readonly onChange?: (() => unknown) | undefined
}

/**
 * The username above a form. The username is in an `input`, so that a password manager stores the password under this
 * name.
 */
export function UsernameBar({ username, onChange }: UsernameBarProps): ReactNode {
  const t = useDeferredMessages()
  const id = useId()
  return (
    <div data-ck-part="account">
      <div>
        <label data-ck-part="account-label" htmlFor={id}>
          {t('usernameBar.label')}
        </label>
        <input
          data-ck-part="account-name"
          id={id}
          name="username"
          type="text"
          autoComplete="username"
          dir="auto"
          readOnly
          value={username}
        />
      </div>
      {onChange && (
        <button data-ck-part="link" type="button" onClick={() => void onChange()}>
          {t('usernameBar.change')}
        </button>
      )}
    </div>
  )
}
