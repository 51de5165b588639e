import type { ChallengeName } from '@challenge-kit/core'
import source from '../../../packages/core/src/challenges/challenge.ts?raw'

/** The row of core's `ChallengeTable`, as it stands in the source code. */
export interface ChallengeSource {
  /** The sentences above the row. */
  readonly description: string
  /** The types of the challenge (`asks`) and of the answer (`takes`). */
  readonly types: string
}

/** Reads the row of a challenge from the source code, so that the catalogue never disagrees with the types. */
export function challengeSource(name: ChallengeName): ChallengeSource {
  const [, comment = '', body = ''] =
    new RegExp(String.raw`\n  /\*\*((?:(?!\*/)[^])*)\*/\n  ${name}: \{\n([^]*?)\n  \}\n`).exec(source) ?? []
  const description = comment.replaceAll(/\n\s*\* ?/g, ' ').trim()
  return { description, types: `${name}: {\n${body.replaceAll(/^ {2}/gm, '')}\n}` }
}
