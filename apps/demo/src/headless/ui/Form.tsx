import { type SignInError, type SignInState, useMessages } from '@challenge-kit/react'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'
import { useMinutesLeft } from './useMinutesLeft.ts'

export interface FormProps {
  readonly flow: SignInState
  readonly title: string
  readonly lead?: ReactNode
  /** The text of the submit button. Without this text, the form has no submit button. */
  readonly submit?: string
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  /** Buttons for something else than the answer. They follow the submit button. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** The parts that the screens share: heading, username, error message, buttons, and the time that is left. */
export function Form({ flow, title, lead, submit, error, onSubmit, actions, children }: FormProps): ReactNode {
  const text = useHeadlessWords()
  const messages = useMessages()
  const form = useRef<HTMLFormElement>(null)
  const afterCredentials = flow.step !== 'CREDENTIALS'
  // A step that ended also brings the credentials, with an error, and the focus would be lost.
  const hasNewFocus = useRef(afterCredentials || error !== null)
  useEffect(() => {
    if (!hasNewFocus.current) return
    const code = form.current?.querySelector<HTMLElement>('[autocomplete="one-time-code"]')
    const heading = form.current?.querySelector<HTMLElement>('h1')
    ;(code ?? heading)?.focus()
  }, [])

  // After the time limit, the user can only start again.
  const minutes = useMinutesLeft('expiresIn' in flow ? flow.expiresIn : null)
  const expired = minutes === 0
  const restart = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (expired) restart.current?.focus()
  }, [expired])

  function answer(event: FormEvent<HTMLFormElement>): void {
    if (expired) event.preventDefault()
    else onSubmit?.(event)
  }

  return (
    <form ref={form} className="own" method="post" noValidate onSubmit={answer} aria-busy={flow.pending}>
      <h1 tabIndex={-1}>{title}</h1>
      {afterCredentials && (
        <input
          className="own-who"
          name="username"
          autoComplete="username"
          value={flow.username}
          readOnly
          aria-label={text.who}
        />
      )}
      {lead && <p>{lead}</p>}
      {children}
      <p className="own-error" role="alert">
        {messages.error(error)}
      </p>
      {submit && (
        <button type="submit" aria-disabled={flow.pending || expired}>
          {flow.pending ? text.checking : submit}
        </button>
      )}
      <div className="own-actions">
        {actions}
        {afterCredentials && (
          <button ref={restart} type="button" onClick={() => flow.restart()}>
            {text.startAgain}
          </button>
        )}
      </div>
      <p className="own-time" role="status">
        {minutes !== null && (expired ? text.expired : text.minutesLeft(minutes))}
      </p>
    </form>
  )
}
