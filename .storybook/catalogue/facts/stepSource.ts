import source from '../../../packages/core/src/flow/step.ts?raw'
import type { TypeSource } from './challengeSource.ts'

/** Reads the type of a step from the source code, so that the catalogue never disagrees with the types. */
export function stepSource(type: string): TypeSource {
  const [, comment = '', body = ''] =
    new RegExp(String.raw`\n/\*\*((?:(?!\*/)[^])*)\*/\nexport (interface ${type} [^]*?\n\})\n`).exec(source) ?? []
  return { description: comment.replaceAll(/\n? *\* ?/g, ' ').trim(), types: body }
}
