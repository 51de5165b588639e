import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { account, rejectsWith, neverReplies } from '../../testing/account.ts'
import { AccountStory } from '../../testing/AccountStory.tsx'
import { renderAccountStory } from '../../testing/renderStory.tsx'
import { Devices } from './Devices.tsx'

const meta = {
  title: 'Conditions/Account, Devices',
  component: AccountStory,
  render: renderAccountStory,
  args: { children: <Devices headingLevel={2} />, script: () => account() },
} satisfies Meta<typeof AccountStory>

export default meta
type Story = StoryObj<typeof meta>

export const List: Story = {
  play: async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('listitem')
    await expect(first).toHaveTextContent(/Firefox on Linux.*This device/)
  },
}

export const EmptyList: Story = {
  args: { script: () => account({ devices: async () => ({ devices: [] }) }) },
  play: async ({ canvas }) => void (await canvas.findByText('No device is listed yet.')),
}

export const Loading: Story = {
  args: { script: () => account({ devices: neverReplies }) },
  play: async ({ canvas }) => void (await canvas.findByText('Loading…')),
}

export const LoadingFailed: Story = {
  args: { script: () => account({ devices: rejectsWith('network') }) },
  play: async ({ canvas }) => void (await canvas.findByText(/^We couldn’t connect/)),
}

export const SignedOut: Story = {
  args: { script: () => account({ devices: rejectsWith('signed_out') }) },
  play: async ({ canvas }) => void (await canvas.findByText('You’re signed out. Please sign in again.')),
}

export const Confirming: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Forget device Safari on iPhone' }))
    await expect(canvas.getByRole('group', { name: 'Forget Safari on iPhone?' })).toBeInTheDocument()
  },
}

export const ForgetPending: Story = {
  args: { script: () => account({ 'device-forget': neverReplies }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Forget device Safari on iPhone' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Forget' }))
    await canvas.findByText('Checking…')
  },
}

export const StepUpNeeded: Story = {
  args: { script: () => account({ devices: rejectsWith('step_up_required') }) },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Cancel' })),
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...Confirming, globals: { theme: 'dark' } }
export const Narrow: Story = { ...List, args: { width: 280 } }
