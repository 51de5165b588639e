import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { account, rejectsWith, neverReplies } from '../../testing/account.ts'
import { AccountStory } from '../../testing/AccountStory.tsx'
import { renderAccountStory } from '../../testing/renderStory.tsx'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'

const passwordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: false,
}

const meta = {
  title: 'Conditions/Account, Change password',
  component: AccountStory,
  render: renderAccountStory,
  args: {
    children: <ChangePasswordForm username="alice@example.com" passwordPolicy={passwordPolicy} headingLevel={2} />,
    script: () => account(),
  },
} satisfies Meta<typeof AccountStory>

export default meta
type Story = StoryObj<typeof meta>

async function change(canvasElement: HTMLElement): Promise<void> {
  const page = within(canvasElement)
  await userEvent.type(page.getByLabelText('Current password'), 'correct horse')
  await userEvent.type(page.getByLabelText('New password'), 'Blue-lantern-4{Enter}')
}

export const Empty: Story = {}

export const WithoutPolicy: Story = { args: { children: <ChangePasswordForm headingLevel={2} /> } }

export const SubmittedEmpty: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change password' }))
    await canvas.findByText('Enter your password.')
    await expect(canvas.getByLabelText('Current password')).toHaveFocus()
  },
}

export const Pending: Story = {
  args: { script: () => account({ 'change-password': neverReplies }) },
  play: async ({ canvas, canvasElement }) => {
    await change(canvasElement)
    await canvas.findByRole('button', { name: 'Checking…' })
  },
}

export const Changed: Story = {
  play: async ({ canvas, canvasElement }) => {
    await change(canvasElement)
    await canvas.findByText('Your password has been changed.')
    await expect(canvas.getByLabelText('New password')).toHaveValue('')
  },
}

export const ChangedWithoutPolicy: Story = { ...Changed, args: WithoutPolicy.args ?? {} }

export const WrongCurrentPassword: Story = {
  args: { script: () => account({ 'change-password': rejectsWith('password_mismatch') }) },
  play: async ({ canvas, canvasElement }) => {
    await change(canvasElement)
    await canvas.findByText('That doesn’t match your current password.')
    await expect(canvas.getByLabelText('Current password')).toHaveFocus()
  },
}

export const UsedBefore: Story = {
  args: { script: () => account({ 'change-password': rejectsWith('password_reused') }) },
  play: async ({ canvas, canvasElement }) => {
    await change(canvasElement)
    await canvas.findByText(/^This password was used before/)
  },
}

export const StepUpNeeded: Story = {
  args: { script: () => account({ 'change-password': rejectsWith('step_up_required') }) },
  play: async ({ canvas, canvasElement }) => {
    await change(canvasElement)
    await canvas.findByRole('button', { name: 'Cancel' })
  },
}

export const Japanese: Story = { globals: { locale: 'ja' } }
export const Dark: Story = { ...WrongCurrentPassword, globals: { theme: 'dark' } }
export const Narrow: Story = { ...WrongCurrentPassword, args: { ...WrongCurrentPassword.args, width: 280 } }
