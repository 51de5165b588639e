import { SignInError, type SignInErrorCode } from '@challenge-kit/core'
import type { ArgTypes } from '@storybook/react-vite'

const errors: readonly SignInErrorCode[] = [
  'code_mismatch',
  'code_used',
  'password_rejected',
  'password_reused',
  'throttled',
  'network',
  'upstream_unavailable',
  'stale_answer',
]

/** The type of a prop, because Storybook shows the word “union” for many. */
const typed = (summary: string) => ({ type: { summary } })

/** The controls of the props that every screen has. */
export const screenArgTypes: ArgTypes = {
  challenge: { control: 'object', table: typed('Challenge') },
  pending: { control: 'boolean' },
  error: {
    table: typed('SignInError | null'),
    control: 'select',
    options: ['none', ...errors],
    mapping: { none: null, ...Object.fromEntries(errors.map((code) => [code, new SignInError(code)])) },
  },
  username: { control: 'text', table: typed('string') },
  help: { control: 'text', table: typed('string | (() => void)') },
  frame: { control: 'inline-radio', options: ['card', 'none'], table: typed("'card' | 'none'") },
  headingLevel: { control: 'inline-radio', options: [1, 2, 3, 4], table: typed('1 | 2 | 3 | 4') },
  expiresIn: { control: 'number', table: typed('number') },
  step: { control: false, table: typed('StepName') },
  submit: { control: false, table: typed('(answer) => Promise') },
  restart: { control: false, table: typed('() => unknown') },
}
