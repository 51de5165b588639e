import type { ChallengeName } from '@challenge-kit/core'
import source from '../../../packages/core/src/challenges/challenge.ts?raw'

/** Types as they stand in the source code. */
export interface TypeSource {
  /** The sentences above the types. */
  readonly description: string
  readonly types: string
}

/** Reads the row of a challenge in core's `ChallengeTable` from the source code, so that the catalogue never disagrees with the types. */
export function challengeSource(name: ChallengeName): TypeSource {
  const [, comment = '', body = ''] =
    new RegExp(String.raw`\n  /\*\*((?:(?!\*/)[^])*)\*/\n  ${name}: \{\n([^]*?)\n  \}\n`).exec(source) ?? []
  const description = comment.replaceAll(/\n\s*\* ?/g, ' ').trim()
  return { description, types: `${name}: {\n${body.replaceAll(/^ {2}/gm, '')}\n}` }
}
