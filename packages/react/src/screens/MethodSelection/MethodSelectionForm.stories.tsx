import { asks, fails, holds, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const choice = asks('SELECT_CHALLENGE', { methods: ['WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP', 'PASSWORD'] })
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/Method selection',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, first: 'username', script: () => scenario([], { resume: choice, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const UsernameFirst: Story = {
  args: { reloaded: false, script: () => scenario([choice]), identifier: 'usernameOrEmail' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByLabelText('Password')).toBeNull()
    await userEvent.type(canvas.getByLabelText('Username or email'), 'alice@example.com')
  },
}

export const Methods: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Choose how to sign in' })).toHaveFocus())
    canvas.getByRole('button', { name: /^Passkey/ })
    canvas.getByRole('button', { name: 'Email me a code' })
    canvas.getByRole('button', { name: /^Text me a code/ })
  },
}

export const Password: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Password' }))
    await waitFor(() => expect(canvas.getByLabelText('Password')).toHaveFocus())
    canvas.getByRole('button', { name: 'Use another way' })
  },
}

export const PasswordOnly: Story = {
  args: { script: () => scenario([], { resume: asks('PASSWORD', {}), ...who }) },
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Enter your password' })
  },
}

export const MethodChosen: Story = {
  args: {
    script: () =>
      scenario([holds(asks('EMAIL_OTP', { destination: null, firstFactor: true }))], { resume: choice, ...who }),
  },
  play: async ({ canvas }) => {
    const picked = await canvas.findByRole('button', { name: 'Email me a code' })
    await userEvent.click(picked)
    await waitFor(() => expect(picked.querySelector('[data-ck-part=spinner]')).not.toBeNull())
    await expect(canvas.getByRole('button', { name: 'Password' }).querySelector('[data-ck-part=spinner]')).toBeNull()
  },
}

export const NetworkError: Story = {
  args: { script: () => scenario([fails('network')], { resume: choice, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Email me a code' }))
    await canvas.findByText('We couldn’t connect. Your details are still here.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...Methods, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Methods, args: { width: 280 } }
export const RightToLeft: Story = { ...Methods, globals: { direction: 'rtl' } }
