import { isChallengeName } from '@challenge-kit/core'
import type { ReactNode } from 'react'
import { challengeFacts } from '../facts/challengeFacts.ts'
import { ChallengeTable } from './ChallengeTable.tsx'

/** All challenges that a user can answer. */
export function AllChallenges(): ReactNode {
  return <ChallengeTable names={Object.keys(challengeFacts).filter(isChallengeName)} />
}
