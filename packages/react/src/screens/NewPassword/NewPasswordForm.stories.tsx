import { asks, fails, scenario } from '@challenge-kit/core/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { SignInStory } from '../../testing/SignInStory.tsx'
import { renderSignInStory } from '../../testing/renderStory.tsx'

const passwordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const plain = asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: [], passwordPolicy })
const withAttributes = asks('NEW_PASSWORD_REQUIRED', {
  requiredAttributes: ['given_name', 'custom:library_card'],
  passwordPolicy,
})
const who = { username: 'alice@example.com' }

const meta = {
  title: 'Conditions/New password',
  component: SignInStory,
  render: renderSignInStory,
  args: {
    reloaded: true,
    script: () => scenario([], { resume: plain, ...who }),
    messages: {
      'attribute.custom:library_card': 'Library card number',
      'attribute.custom:library_card.hint': 'On the back of your card, 10 digits.',
    },
  },
} satisfies Meta<typeof SignInStory>

export default meta
type Story = StoryObj<typeof meta>

export const SomeRulesMet: Story = {
  play: async ({ canvas }) => {
    const password = await canvas.findByLabelText('New password')
    await expect(password).toHaveFocus()
    await userEvent.type(password, 'tidepool')
    await expect(canvas.getByText('A lowercase letter').closest('li')).toHaveAttribute('data-ck-met', 'true')
    await expect(canvas.getByText('A symbol').closest('li')).toHaveAttribute('data-ck-met', 'false')
  },
}

export const WithAttributes: Story = {
  args: { script: () => scenario([], { resume: withAttributes, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('New password'), 'Tide-pool-9-lantern')
    await userEvent.type(canvas.getByLabelText('Given name'), 'Alice{Enter}')
    await canvas.findByText('Please fill this in.')
    await expect(canvas.getByLabelText('Library card number')).toHaveFocus()
  },
}

export const RulesNotMet: Story = {
  args: { script: () => scenario([], { resume: plain, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('New password'), 'Tidepool9{Enter}')
    await canvas.findByText('Not every point below is met yet.')
    await expect(canvas.getByText('A symbol').closest('li')).toHaveAttribute('data-ck-met', 'refused')
  },
}

export const RejectedByPool: Story = {
  args: { script: () => scenario([fails('password_rejected')], { resume: plain, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('New password'), 'Tide-pool-9-lantern{Enter}')
    await canvas.findByText('This password isn’t accepted. Try another one.')
  },
}

export const UsedBefore: Story = {
  args: { script: () => scenario([fails('password_reused')], { resume: plain, ...who }) },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText('New password'), 'Tide-pool-9-lantern{Enter}')
    await canvas.findByText('This password was used before. Please choose another.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...WithAttributes, globals: { theme: 'dark' } }
export const Narrow: Story = { ...RulesNotMet, args: { ...RulesNotMet.args, width: 280 } }
