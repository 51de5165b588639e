import { NewPasswordForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnNewPassword.tsx?raw'
import { OwnNewPassword } from '../own/OwnNewPassword.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/New password',
  component: NewPasswordForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('NEW_PASSWORD_REQUIRED'),
  parameters: { screen: { steps: ['NEW_PASSWORD_REQUIRED'], own, conditions: 'new-password' } },
} satisfies Meta<typeof NewPasswordForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'NEW_PASSWORD_REQUIRED' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="NEW_PASSWORD_REQUIRED" components={{ NEW_PASSWORD_REQUIRED: OwnNewPassword }} />,
}
