import { challenges } from '@challenge-kit/core'
import type { SealedFlow } from './sealedFlow.ts'

/** The way to begin that SELECT_CHALLENGE was answered with. */
export const chosen = (answer: unknown): string => challenges.SELECT_CHALLENGE.readAnswer(answer).method

/** True where the answer is a password: a guess, for all we know. */
export function isPassword({ name }: SealedFlow, answer: unknown): boolean {
  return name === 'PASSWORD' || (name === 'SELECT_CHALLENGE' && chosen(answer) === 'PASSWORD')
}

/** True where the answer is an address, or a number, that gets a code. */
export function isAddress({ name }: SealedFlow, answer: unknown): boolean {
  return name === 'MFA_SETUP' && challenges.MFA_SETUP.readAnswer(answer).method !== 'SOFTWARE_TOKEN_MFA'
}
