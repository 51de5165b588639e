import { type ChallengeName, isChallengeName, type SignInErrorCode } from '@challenge-kit/core'
import { challengeFacts } from './challengeFacts.ts'
import { challengeSource, type TypeSource } from './challengeSource.ts'
import { type OtherStep, type StepErrors, stepFacts } from './stepFacts.ts'
import { stepSource } from './stepSource.ts'

/** A step that has a page in the catalogue. */
export type PageStep = ChallengeName | OtherStep

/** What the pages of the catalogue say about a step. */
export interface PageFacts extends StepErrors {
  /** The name in `<SignIn components>`. */
  readonly name: string
  readonly when: string
  readonly form: string | null
  readonly hooks: readonly string[]
  readonly errors: readonly SignInErrorCode[]
  readonly source: TypeSource
  /** An example of the answer. Only a challenge has one. */
  readonly answer: object | null
}

/** The facts about a challenge, or about another step. */
export function pageFacts(step: PageStep): PageFacts {
  if (isChallengeName(step)) return { ...challengeFacts[step], name: step, source: challengeSource(step) }
  return { ...stepFacts[step], source: stepSource(stepFacts[step].type), answer: null }
}
