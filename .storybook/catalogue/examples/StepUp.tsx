import { SignIn } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'

/** Asks for a step-up before the user deletes something. Use this component inside `<RequireSession>`. */
export function DeleteButton({ onDelete }: { readonly onDelete: () => void }): ReactNode {
  const [asking, setAsking] = useState(false)
  const done = (): void => {
    setAsking(false)
    onDelete()
  }
  if (asking) return <SignIn intent="step-up" frame="none" onSignedIn={done} />
  return (
    <button type="button" onClick={() => setAsking(true)}>
      Delete my account
    </button>
  )
}
