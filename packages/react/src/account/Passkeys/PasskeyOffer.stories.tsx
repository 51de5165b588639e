import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { account, rejectsWith, neverReplies } from '../../testing/account.ts'
import { AccountStory } from '../../testing/AccountStory.tsx'
import { renderAccountStory } from '../../testing/renderStory.tsx'
import { PasskeyOffer } from './PasskeyOffer.tsx'

const onDone = fn()

const meta = {
  title: 'Conditions/Account, Passkey offer',
  component: AccountStory,
  render: renderAccountStory,
  args: { children: <PasskeyOffer onDone={onDone} headingLevel={2} />, script: () => account() },
} satisfies Meta<typeof AccountStory>

export default meta
type Story = StoryObj<typeof meta>

export const Offered: Story = {
  play: async ({ canvas }) => {
    onDone.mockClear()
    await userEvent.click(await canvas.findByRole('button', { name: 'Not now' }))
    await expect(onDone).toHaveBeenCalledWith(false)
  },
}

export const Waiting: Story = {
  args: { script: () => account({ 'passkey-options': neverReplies }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create a passkey' }))
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Waiting for your device…' })).toBeInTheDocument())
  },
}

export const NotAdded: Story = {
  args: { script: () => account({ 'passkey-options': rejectsWith('passkey_not_added') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Create a passkey' }))
    await canvas.findByText('This passkey can’t be added. Please try another.')
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { globals: { theme: 'dark' } }
export const Narrow: Story = { args: { width: 280 } }
