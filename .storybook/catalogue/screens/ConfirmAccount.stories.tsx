import { ConfirmAccountForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import own from '../own/OwnConfirmAccount.tsx?raw'
import { OwnConfirmAccount } from '../own/OwnConfirmAccount.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Confirmation of the account',
  component: ConfirmAccountForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: { ...challengeArgs('USER_NOT_CONFIRMED'), resend: fn(async () => undefined), resent: 0 },
  parameters: { screen: { steps: ['USER_NOT_CONFIRMED'], own, conditions: 'confirm-account' } },
} satisfies Meta<typeof ConfirmAccountForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'USER_NOT_CONFIRMED' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="USER_NOT_CONFIRMED" components={{ USER_NOT_CONFIRMED: OwnConfirmAccount }} />,
}
