import { asks, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const choice = asks('SELECT_MFA_TYPE', { methods: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA'] })

const meta = {
  title: 'Conditions/MFA selection',
  component: SignInStory,
  render: renderSignInStory,
  args: { reloaded: true, script: () => scenario([], { resume: choice, username: 'alice@example.com' }) },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const NoneChosen: Story = {
  play: async ({ canvas }) => {
    const radios = await canvas.findAllByRole('radio')
    for (const radio of radios) await expect(radio).not.toBeChecked()
  },
}

export const Chosen: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Email' }))
    await expect(canvas.getByRole('radio', { name: 'Email' })).toBeChecked()
  },
}

export const SubmittedWithoutChoice: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Continue' }))
    await canvas.findByText('Choose one to continue.')
    await expect(canvas.getByRole('radio', { name: /^Authenticator app/ })).toHaveFocus()
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...Chosen, globals: { theme: 'dark' } }
export const Narrow: Story = { ...SubmittedWithoutChoice, args: { width: 280 } }
