import { en, type SignInError, type SignInState } from '@challenge-kit/react'
import { type FormEvent, type ReactNode, use, useEffect, useRef } from 'react'
import { LanguageContext } from '../words/language.ts'

export interface OwnFormProps {
  readonly flow: SignInState
  readonly title: string
  readonly lead?: string
  /** On the button. Without it there is nothing to send. */
  readonly submit?: string
  /** What went wrong and belongs to no field. */
  readonly error: SignInError | null
  readonly onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  readonly children?: ReactNode
}

/** What every question has: who signs in, what is asked, what went wrong, and a way back. */
export function OwnForm({ flow, title, lead, submit, error, onSubmit, children }: OwnFormProps): ReactNode {
  const { words } = use(LanguageContext)
  const text = words.headless
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = flow.step !== 'CREDENTIALS'
  useEffect(() => {
    if (asked) heading.current?.focus()
  }, [asked])

  return (
    <form className="own" method="post" noValidate onSubmit={onSubmit} aria-busy={flow.pending}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {asked && (
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
        {useSentence(error)}
      </p>
      {submit && (
        <button type="submit" aria-disabled={flow.pending}>
          {flow.pending ? text.checking : submit}
        </button>
      )}
      {asked && (
        <button type="button" onClick={() => flow.restart()}>
          {text.startAgain}
        </button>
      )}
    </form>
  )
}

/** An error in words: the kit's, in the language of the page. */
function useSentence(error: SignInError | null): string | null {
  const { messages, words } = use(LanguageContext)
  if (!error) return null
  if (error.code === 'throttled') return words.headless.wait(error.retryAfter ?? 30)
  const sentences: Readonly<Record<string, string | undefined>> = { ...en, ...messages }
  return sentences[error.messageKey] ?? en['error.unexpected']
}
