import { SignIn, type SignInProps } from '@challenge-kit/react'
import { type ReactNode, useState } from 'react'
import '../live/live.css'

interface SignInEvent {
  readonly id: number
  readonly step: string
  readonly error: string | undefined
}

/** `<SignIn />`, and beside it each call of `onEvent`. */
export function EventLog(props: SignInProps): ReactNode {
  const [events, setEvents] = useState<readonly SignInEvent[]>([])
  return (
    <div className="live">
      <SignIn
        {...props}
        onEvent={(step, error) => {
          props.onEvent?.(step, error)
          setEvents((earlier) => [...earlier, { id: earlier.length, step, error }])
        }}
      />
      <section className="live-panel" lang="en" dir="ltr" aria-label="Calls of onEvent">
        <p>Sign in with any username and password. The backend of this example refuses the first code.</p>
        <h2>Calls of onEvent</h2>
        <ol>
          {events.map(({ id, step, error }) => (
            <li key={id}>
              <code>{error ? `onEvent('${step}', '${error}')` : `onEvent('${step}')`}</code>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
