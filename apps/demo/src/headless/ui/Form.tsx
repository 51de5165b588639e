import { en, type SignInError, type SignInState } from '@challenge-kit/react'
import { type FormEvent, type ReactNode, use, useEffect, useRef } from 'react'
import { LanguageContext } from '../../library/language.ts'
import { useHeadlessWords } from '../words/useHeadlessWords.ts'

export interface FormProps {
  readonly flow: SignInState
  readonly title: string
  readonly lead?: string
  /** The text of the submit button. Without this text, the form has no submit button. */
  readonly submit?: string
  /** An error that belongs to no field. */
  readonly error: SignInError | null
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  /** Buttons for something else than the answer. They follow the submit button. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** The parts that the screens share: heading, username, error message, and buttons to submit and to start again. */
export function Form({ flow, title, lead, submit, error, onSubmit, actions, children }: FormProps): ReactNode {
  const text = useHeadlessWords()
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

  return (
    <form ref={form} className="own" method="post" noValidate onSubmit={onSubmit} aria-busy={flow.pending}>
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
      {'expiresIn' in flow && <p>{text.expires(Math.ceil(flow.expiresIn / 60))}</p>}
      {children}
      <p className="own-error" role="alert">
        {useErrorMessage(error)}
      </p>
      {submit && (
        <button type="submit" aria-disabled={flow.pending}>
          {flow.pending ? text.checking : submit}
        </button>
      )}
      {actions}
      {afterCredentials && (
        <button type="button" onClick={() => flow.restart()}>
          {text.startAgain}
        </button>
      )}
    </form>
  )
}

/** The kit's message for an error, in the language of the page. */
function useErrorMessage(error: SignInError | null): string | null {
  const text = useHeadlessWords()
  const { messages } = use(LanguageContext)
  if (!error) return null
  if (error.code === 'throttled') return text.wait(error.retryAfter ?? 30)
  const all: Readonly<Record<string, string | undefined>> = { ...en, ...messages }
  return all[error.messageKey] ?? en['error.unexpected']
}
