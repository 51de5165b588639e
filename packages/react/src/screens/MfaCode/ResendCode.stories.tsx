import { asks, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const mail = asks('EMAIL_OTP', { destination: null, firstFactor: true })
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/Code as first factor',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, script: () => scenario([mail], { resume: mail, ...who }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const Email: Story = {
  play: async ({ canvas }) => {
    await canvas.findByText(/^If there’s an account with this name, a code is on its way to its email\./)
    await canvas.findByRole('button', { name: 'Send a new code' })
    canvas.getByRole('button', { name: 'Use another way' })
  },
}

export const TextMessage: Story = {
  args: { script: () => scenario([], { resume: asks('SMS_OTP', { destination: null }), ...who }) },
}

export const ResendCountdown: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Send a new code' }))
    await canvas.findByText('A new code is on its way. Earlier codes no longer work.')
    const waiting = await canvas.findByRole('button', { name: /^Send a new code in 0:/ })
    await expect(waiting).toHaveAttribute('aria-disabled', 'true')
  },
}

export const RememberThisDevice: Story = {
  args: {
    script: () =>
      scenario([], { resume: asks('SMS_MFA', { destination: '+*******0839' }, { rememberDays: 30 }), ...who }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: /^Remember this device for 30 days/ })).not.toBeChecked()
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const JapaneseRememberThisDevice: Story = {
  args: RememberThisDevice.args ?? {},
  globals: { locale: 'ja' },
}
export const Dark: Story = { ...ResendCountdown, globals: { theme: 'dark' } }
export const Narrow: Story = { ...RememberThisDevice, args: { ...RememberThisDevice.args, width: 280 } }
