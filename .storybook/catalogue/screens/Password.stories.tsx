import { PasswordForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnPassword.tsx?raw'
import { OwnPassword } from '../own/OwnPassword.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Password',
  component: PasswordForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('PASSWORD'),
  parameters: { screen: { steps: ['PASSWORD'], own, conditions: 'method-selection' } },
} satisfies Meta<typeof PasswordForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'PASSWORD' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="PASSWORD" components={{ PASSWORD: OwnPassword }} />,
}
