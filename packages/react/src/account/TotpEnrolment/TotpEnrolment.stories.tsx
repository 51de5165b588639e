import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { account, rejectsWith, neverReplies } from '../../testing/account.ts'
import { AccountStory } from '../../testing/AccountStory.tsx'
import { renderAccountStory } from '../../testing/renderStory.tsx'
import { TotpEnrolment } from './TotpEnrolment.tsx'

const meta = {
  title: 'Conditions/Account, Authenticator app',
  component: AccountStory,
  render: renderAccountStory,
  args: { children: <TotpEnrolment onDone={fn()} headingLevel={2} />, script: () => account() },
} satisfies Meta<typeof AccountStory>

export default meta
type Story = StoryObj<typeof meta>

export const Offered: Story = {}

export const Key: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set up an app' }))
    await expect(await canvas.findByRole('heading', { name: 'Set up your authenticator app' })).toHaveFocus()
    await canvas.findByRole('img', { name: /^QR code/ })
  },
}

export const Pending: Story = {
  args: { script: () => account({ 'totp-key': neverReplies }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set up an app' }))
    await canvas.findByRole('button', { name: 'Checking…' })
  },
}

export const KeyRequestFailed: Story = {
  args: { script: () => account({ 'totp-key': rejectsWith('upstream_unavailable') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set up an app' }))
    await canvas.findByText(/isn’t available right now/)
  },
}

export const WrongCode: Story = {
  args: { script: () => account({ 'totp-verify': rejectsWith('code_mismatch') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set up an app' }))
    await userEvent.type(await canvas.findByLabelText('Code from your app'), '730518{Enter}')
    await canvas.findByText('That code didn’t match. Please try again.')
  },
}

export const Done: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set up an app' }))
    await userEvent.type(await canvas.findByLabelText('Code from your app'), '730518{Enter}')
    await expect(await canvas.findByRole('heading', { name: 'Your authenticator app is set up' })).toHaveFocus()
  },
}

export const StepUpNeeded: Story = {
  args: { script: () => account({ 'totp-key': rejectsWith('step_up_required') }) },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set up an app' }))
    await canvas.findByRole('button', { name: 'Cancel' })
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...Done, globals: { theme: 'dark' } }
export const Narrow: Story = { ...Key, args: { width: 280 } }
