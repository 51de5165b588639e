import { asks, restarts, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const challenge = asks('USER_NOT_CONFIRMED', { destination: null })
const sentAgain = asks('USER_NOT_CONFIRMED', { destination: 'a***@e***' })
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/Confirm account',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, script: () => scenario([sentAgain], { resume: challenge, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Asked: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Confirmation code')).toHaveFocus()
  },
}

export const ResendCountdown: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Send a new code' }))
    await canvas.findByText('a***@e***')
    await canvas.findByRole('button', { name: /^Send a new code in 0:/ })
  },
}

export const Confirmed: Story = {
  args: { script: () => scenario([restarts('confirmed')], { resume: challenge, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('Confirmation code'), '123456{Enter}')
    await canvas.findByText('Your account is confirmed. You can sign in now.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...ResendCountdown, globals: { theme: 'dark' } }
export const Narrow: Story = { ...ResendCountdown, args: { width: 280 } }
