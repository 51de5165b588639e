import { isChallengeName } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { challengeFacts } from '../facts/challengeFacts.ts'
import { StepTable } from './StepTable.tsx'

/** All challenges that a user can answer. */
export function AllChallenges(): ReactNode {
  return <StepTable kind="Challenge" linked steps={Object.keys(challengeFacts).filter(isChallengeName)} />
}
