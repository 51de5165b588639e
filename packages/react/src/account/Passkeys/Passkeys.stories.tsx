import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { account, rejectsWith, neverReplies } from '../../testing/account.ts'
import { AccountStory } from '../../testing/AccountStory.tsx'
import { renderAccountStory } from '../../testing/renderStory.tsx'
import { Passkeys } from './Passkeys.tsx'

const meta = {
  title: 'Conditions/Account, Passkeys',
  component: AccountStory,
  render: renderAccountStory,
  args: { children: <Passkeys headingLevel={2} />, script: () => account() },
} satisfies Meta<typeof AccountStory>

export default meta
type Story = StoryObj<typeof meta>

export const List: Story = {
  play: async ({ canvas }) => {
    await canvas.findByRole('list', { name: 'Your passkeys' })
    await expect(canvas.getByText('Chrome on Mac')).toBeInTheDocument()
  },
}

export const EmptyList: Story = {
  args: { script: () => account({ passkeys: async () => ({ passkeys: [] }) }) },
  play: async ({ canvas }) => void (await canvas.findByText('There is no passkey yet.')),
}

export const Loading: Story = {
  args: { script: () => account({ passkeys: neverReplies }) },
  play: async ({ canvas }) => void (await canvas.findByText('Loading…')),
}

export const LoadingFailed: Story = {
  args: { script: () => account({ passkeys: rejectsWith('network') }) },
  play: async ({ canvas }) => {
    await canvas.findByText(/^We couldn’t connect/)
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeEnabled()
  },
}

export const Confirming: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Delete passkey Chrome on Mac' }))
    await expect(canvas.getByRole('group', { name: 'Delete passkey Chrome on Mac?' })).toBeInTheDocument()
    await expect(canvas.getByRole('button', { name: 'Keep' })).toHaveFocus()
  },
}

export const DeleteFailed: Story = {
  args: { script: () => account({ 'passkey-delete': rejectsWith('upstream_unavailable') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Delete passkey Chrome on Mac' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Delete' }))
    await canvas.findByText(/isn’t available right now/)
  },
}

export const DialogOpen: Story = {
  args: { script: () => account({ 'passkey-options': neverReplies }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a passkey' }))
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Waiting for your device…' })).toBeInTheDocument())
  },
}

export const StepUpNeeded: Story = {
  args: { script: () => account({ 'passkey-options': rejectsWith('step_up_required') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a passkey' }))
    await canvas.findByRole('button', { name: 'Cancel' })
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...List, globals: { theme: 'dark' } }
export const RightToLeft: Story = { ...Confirming, globals: { direction: 'rtl' } }
export const Narrow: Story = { ...Confirming, args: { width: 280 } }
