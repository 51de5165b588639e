import { isChallengeName } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import type { ScreenPageFacts } from '../stage/screenStory.tsx'
import { Code } from './Code.tsx'
import { StepTable } from './StepTable.tsx'

/** When the screen is shown, and how your page shows it if `<SignIn />` alone does not. */
export function ShownWhen({ steps, example }: Pick<ScreenPageFacts, 'steps' | 'example'>): ReactNode {
  return (
    <>
      <h2 id="when">When it is shown</h2>
      <StepTable kind={steps.every(isChallengeName) ? 'Challenge' : 'Step'} steps={steps} />
      {example && <Code file={example} />}
    </>
  )
}
