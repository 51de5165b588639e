'use client'

import { type ReactNode, useId } from 'react'
import { useLaterSay } from '../../messages/useDeferredMessages.ts'

export interface AccountStripProps {
  readonly username: string
  readonly onChange?: (() => unknown) | undefined
}

/** Who is signing in. A real username field, so that a password manager knows whose password it sees. */
export function AccountStrip({ username, onChange }: AccountStripProps): ReactNode {
  const say = useLaterSay()
  const id = useId()
  return (
    <div data-ck-part="account">
      <div>
        <label data-ck-part="account-label" htmlFor={id}>
          {say('account.label')}
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
          {say('account.change')}
        </button>
      )}
    </div>
  )
}
