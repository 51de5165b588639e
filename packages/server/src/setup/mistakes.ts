import type { Mistake } from './mistake.ts'
import { POOL_MISTAKES, type PoolMistakeId } from './poolMistakes.ts'
import { REQUEST_MISTAKES, type RequestMistakeId } from './requestMistakes.ts'

export type MistakeId = RequestMistakeId | PoolMistakeId

/**
 * Every mistake in the set-up that the backend recognizes. No sentence and no value contains a secret or a text of a user.
 * The guide `troubleshooting.md` has the same sentences, and a test compares them.
 */
export const MISTAKES: Readonly<Record<MistakeId, Mistake>> = { ...REQUEST_MISTAKES, ...POOL_MISTAKES }

const isMistakeId = (id: string): id is MistakeId => Object.hasOwn(MISTAKES, id)

/** The ids of all mistakes. */
export const MISTAKE_IDS: readonly MistakeId[] = Object.keys(MISTAKES).filter((id) => isMistakeId(id))

/** The sentences of a mistake on one line. */
export const sentencesOf = (id: MistakeId): string => `${MISTAKES[id].problem} ${MISTAKES[id].remedy}`
