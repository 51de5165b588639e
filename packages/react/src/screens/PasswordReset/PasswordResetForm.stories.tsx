import { asks, fails, restarts, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const passwordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const required = asks('PASSWORD_RESET_REQUIRED', { sent: false, destination: null, forgotten: false, passwordPolicy })
const sent = asks('PASSWORD_RESET_REQUIRED', {
  sent: true,
  destination: 'a***@e***',
  forgotten: false,
  passwordPolicy,
})
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/Reset password',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, script: () => scenario([], { resume: required, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Required: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Your password needs a reset' })).toHaveFocus())
  },
}

export const CodeAndNewPassword: Story = {
  args: { script: () => scenario([], { resume: sent, ...who }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Code')).toHaveFocus()
    await canvas.findByText('a***@e***')
  },
}

export const WrongCode: Story = {
  args: { script: () => scenario([fails('code_mismatch')], { resume: sent, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Code'), '204811')
    await userEvent.type(canvas.getByLabelText('New password'), 'Tide-pool-9-lantern{Enter}')
    await canvas.findByText('That code didn’t match. Please try again.')
  },
}

export const ForgotPassword: Story = {
  args: { reloaded: false, script: () => scenario([]) },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByLabelText('Username'), 'alice@example.com')
    await userEvent.click(canvas.getByRole('button', { name: 'Forgot your password?' }))
    await canvas.findByRole('heading', { name: 'Reset your password' })
  },
}

export const AfterReset: Story = {
  args: { script: () => scenario([restarts('password_changed')], { resume: sent, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Code'), '204811')
    await userEvent.type(canvas.getByLabelText('New password'), 'Tide-pool-9-lantern{Enter}')
    await canvas.findByText('Your password has been changed. Sign in with the new one.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const JapaneseCode: Story = { args: CodeAndNewPassword.args ?? {}, globals: { locale: 'ja' } }
export const Dark: Story = { ...WrongCode, globals: { theme: 'dark' } }
export const Narrow: Story = { ...WrongCode, args: { ...WrongCode.args, width: 280 } }
