import { MethodSelectionForm } from '@challenge-kit/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import own from '../own/OwnMethodSelection.tsx?raw'
import { OwnMethodSelection } from '../own/OwnMethodSelection.tsx'
import { screenArgTypes } from '../stage/screenArgTypes.ts'
import { challengeArgs, onStage, ownMarkup, OwnScreen } from '../stage/screenStory.tsx'

const meta = {
  title: 'Screens/Choice of a way to sign in',
  component: MethodSelectionForm,
  tags: ['autodocs'],
  decorators: onStage,
  argTypes: screenArgTypes,
  args: challengeArgs('SELECT_CHALLENGE'),
  parameters: { screen: { steps: ['SELECT_CHALLENGE'], own, conditions: 'method-selection' } },
} satisfies Meta<typeof MethodSelectionForm>

export default meta
type Story = StoryObj<typeof meta>

export const Screen: Story = { name: 'SELECT_CHALLENGE' }
export const OwnMarkup: Story = {
  ...ownMarkup,
  name: 'Own markup',
  render: () => <OwnScreen name="SELECT_CHALLENGE" components={{ SELECT_CHALLENGE: OwnMethodSelection }} />,
}
