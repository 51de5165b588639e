import { PasswordResetForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import own from '../own/OwnPasswordReset.tsx?raw'
import { OwnPasswordReset } from '../own/OwnPasswordReset.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Password reset',
  component: PasswordResetForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: { ...challengeArgs('PASSWORD_RESET_REQUIRED'), resend: fn(async () => undefined), resent: 0 },
  parameters: { screen: { steps: ['PASSWORD_RESET_REQUIRED'], own, conditions: 'reset-password' } },
} satisfies Meta<typeof PasswordResetForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'PASSWORD_RESET_REQUIRED' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="PASSWORD_RESET_REQUIRED" components={{ PASSWORD_RESET_REQUIRED: OwnPasswordReset }} />,
}
