import { MfaSelectionForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnMfaSelection.tsx?raw'
import { OwnMfaSelection } from '../own/OwnMfaSelection.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Choice of a second factor',
  component: MfaSelectionForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('SELECT_MFA_TYPE'),
  parameters: { screen: { steps: ['SELECT_MFA_TYPE'], own, conditions: 'mfa-selection' } },
} satisfies Meta<typeof MfaSelectionForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'SELECT_MFA_TYPE' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="SELECT_MFA_TYPE" components={{ SELECT_MFA_TYPE: OwnMfaSelection }} />,
}
