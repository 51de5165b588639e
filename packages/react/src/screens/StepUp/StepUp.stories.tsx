import { asks, fails, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const session = {
  username: '84514837-dcbc-4af1-abff-f3c109334894',
  signInName: 'alice@example.com',
  claims: {},
  expiresIn: 3600,
}
const code = asks('SOFTWARE_TOKEN_MFA', { deviceName: null })

const meta = {
  title: 'Conditions/Step-up',
  component: SignInStory,
  render: renderSignInStory,
  args: { intent: 'step-up', session, script: () => scenario([code], { session }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Password: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Confirm it’s you' })
    await waitFor(() => expect(canvas.getByLabelText('Password')).toHaveFocus())
    await expect(canvas.getByLabelText('Signing in as')).toHaveValue('alice@example.com')
  },
}

export const WrongPassword: Story = {
  args: { script: () => scenario([fails('invalid_credentials')], { session }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Password'), 'wrong{Enter}')
    await canvas.findByText('That doesn’t match your password.')
  },
}

export const UsernameFirst: Story = {
  args: { first: 'username' },
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Continue' })
    await expect(canvas.queryByLabelText('Password')).toBeNull()
  },
}

export const Code: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Password'), 'correct horse{Enter}')
    await canvas.findByLabelText('Code from your app')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...Password, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Password, args: { width: 280 } }
