import { type Session, useSignOut } from '@challenge-kit/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from './language.ts'

/** The library card of a signed-in user. It shows what the browser knows about the session. */
export function MemberCard({ session }: { session: Session }): ReactNode {
  const words = useWords().member
  const signOut = useSignOut()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <article className="member">
      <h1 ref={heading} tabIndex={-1}>
        {words.heading}
      </h1>
      <p>{words.lead}</p>
      <dl>
        {Object.entries(session.claims).map(([name, value]) => (
          <div key={name}>
            <dt>{words.claims[name] ?? name}</dt>
            <dd translate="no">{typeof value === 'boolean' ? (value ? words.yes : words.no) : value}</dd>
          </div>
        ))}
        <div>
          <dt>{words.account}</dt>
          <dd translate="no">{session.username}</dd>
        </div>
      </dl>
      <div>
        <button type="button" onClick={() => signOut.mutate()}>
          {words.signOut}
        </button>
        <button type="button" onClick={() => signOut.mutate({ everywhere: true })}>
          {words.signOutEverywhere}
        </button>
      </div>
      <p role="alert">{signOut.isError && words.signOutFailed}</p>
    </article>
  )
}
