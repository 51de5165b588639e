import { isChallengeName } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import type { ScreenPageFacts } from '../stage/screenStory.tsx'
import { ChallengeTable } from './ChallengeTable.tsx'

/** When the screen is shown. The credentials are the first screen of every sign-in, so they have no challenge. */
export function ShownWhen({ steps }: Pick<ScreenPageFacts, 'steps'>): ReactNode {
  const names = steps.filter(isChallengeName)
  return (
    <>
      <h2 id="when">When it is shown</h2>
      {names.length > 0 ? (
        <ChallengeTable names={names} />
      ) : (
        <p>At the beginning of every sign-in, and after an error that ends the sign-in.</p>
      )}
    </>
  )
}
