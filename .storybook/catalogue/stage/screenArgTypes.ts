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

/** The controls of the props that every screen has. */
export const screenArgTypes: ArgTypes = {
  challenge: { control: 'object' },
  pending: { control: 'boolean' },
  error: {
    control: 'select',
    options: ['none', ...errors],
    mapping: { none: null, ...Object.fromEntries(errors.map((code) => [code, new SignInError(code)])) },
  },
  username: { control: 'text' },
  help: { control: 'text' },
  frame: { control: 'inline-radio', options: ['card', 'none'] },
  headingLevel: { control: 'inline-radio', options: [1, 2, 3, 4, 5, 6] },
  expiresIn: { control: 'number' },
  step: { control: false },
  submit: { control: false },
  restart: { control: false },
}
